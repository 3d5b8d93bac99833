package org.rekindle.run.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rekindle.activation.Activation;

/**
 * An activation in a document: its name, and its parameter under the parameter's own name.
 *
 * @param activation such as {@code leaky_relu}
 * @param negativeSlope the slope for z &lt; 0; null for activations without one
 * @param alpha the α of ELU or CELU; null for other activations
 * @param beta the β of Softplus; null for other activations
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActivationFields(
        String activation,
        @Nullable Float negativeSlope,
        @Nullable Float alpha,
        @Nullable Float beta) {

    /** The fields of an activation. */
    public static ActivationFields of(Activation activation) {
        return new ActivationFields(
                activation.name(),
                parameter(activation, "negative_slope"),
                parameter(activation, "alpha"),
                parameter(activation, "beta"));
    }

    /** The activation of these fields. */
    public Activation toActivation() {
        Activation named = Activation.named(activation);
        Float parameter =
                Stream.of(
                                Optional.ofNullable(negativeSlope),
                                Optional.ofNullable(alpha),
                                Optional.ofNullable(beta))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(null);
        return parameter == null ? named : named.withParameter(parameter);
    }

    private static @Nullable Float parameter(Activation activation, String name) {
        return activation
                .parameter()
                .filter(parameter -> parameter.name().equals(name))
                .map(parameter -> parameter.value())
                .orElse(null);
    }
}
