package org.rekindle.run.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.rekindle.activation.Activation;

/**
 * An activation in a document: its name, and its parameter under the parameter's own name.
 *
 * @param activation such as {@code leaky_relu}
 * @param negativeSlope the slope for z &lt; 0; null for activations without one
 * @param alpha the α of ELU; null for other activations
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActivationFields(
        String activation, @Nullable Float negativeSlope, @Nullable Float alpha) {

    /** The fields of an activation. */
    public static ActivationFields of(Activation activation) {
        return new ActivationFields(
                activation.name(),
                parameter(activation, "negative_slope"),
                parameter(activation, "alpha"));
    }

    /** The activation of these fields. */
    public Activation toActivation() {
        Activation named = Activation.named(activation);
        Float parameter = negativeSlope != null ? negativeSlope : alpha;
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
