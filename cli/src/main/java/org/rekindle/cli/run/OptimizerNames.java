package org.rekindle.cli.run;

import org.jspecify.annotations.Nullable;
import org.rekindle.training.Adam;
import org.rekindle.training.Optimizer;
import org.rekindle.training.Sgd;

/** The optimizers by the names that commands and documents use. */
public final class OptimizerNames {
    private OptimizerNames() {}

    /**
     * The optimizer of that name.
     *
     * @throws IllegalArgumentException when there is none, or when the numbers do not fit it
     */
    public static Optimizer optimizer(String name, @Nullable Double momentum, double weightDecay) {
        if (!(weightDecay >= 0 && Double.isFinite(weightDecay))) {
            throw new IllegalArgumentException(
                    "the weight decay must be a finite number of at least 0, but is "
                            + weightDecay);
        }
        return switch (name) {
            case "adam" -> {
                if (momentum != null) {
                    throw new IllegalArgumentException("momentum is for sgd; adam keeps its own");
                }
                yield Adam.withWeightDecay(weightDecay);
            }
            case "sgd" -> sgd(momentum == null ? Sgd.DEFAULT_MOMENTUM : momentum, weightDecay);
            default ->
                    throw new IllegalArgumentException(
                            "unknown optimizer \"%s\"; known are adam, sgd".formatted(name));
        };
    }

    private static Sgd sgd(double momentum, double weightDecay) {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException(
                    "the momentum must be at least 0 and under 1, but is " + momentum);
        }
        return new Sgd(momentum, weightDecay);
    }
}
