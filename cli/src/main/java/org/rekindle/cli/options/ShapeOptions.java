package org.rekindle.cli.options;

import org.jspecify.annotations.Nullable;
import org.rekindle.activation.Activation;
import picocli.CommandLine.Option;

/** The options that shape one activation. */
public final class ShapeOptions {
    @Option(
            names = "--negative-slope",
            paramLabel = "S",
            description = "Slope for z < 0 of leaky_relu (0.01), or where prelu starts (0.25).")
    private @Nullable Float negativeSlope;

    @Option(names = "--alpha", paramLabel = "A", description = "Scale of elu (1) or celu (1).")
    private @Nullable Float alpha;

    @Option(names = "--beta", paramLabel = "B", description = "Steepness of softplus (1).")
    private @Nullable Float beta;

    /** The activation with the parameter that was given, if any. */
    public Activation applyTo(Activation activation) {
        Activation shaped = apply(activation, "negative_slope", "--negative-slope", negativeSlope);
        shaped = apply(shaped, "alpha", "--alpha", alpha);
        return apply(shaped, "beta", "--beta", beta);
    }

    private static Activation apply(
            Activation activation, String parameter, String option, @Nullable Float value) {
        if (value == null) {
            return activation;
        }
        String own = activation.parameter().map(shape -> shape.name()).orElse("");
        if (!own.equals(parameter)) {
            throw new UsageException(
                    "%s has no %s; leave %s out".formatted(activation.name(), parameter, option));
        }
        return UsageException.check(() -> activation.withParameter(value));
    }
}
