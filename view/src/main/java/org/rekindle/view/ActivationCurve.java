package org.rekindle.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.stream.IntStream;
import org.rekindle.activation.Activation;
import org.rekindle.run.document.ActivationFields;

/**
 * The curve of an activation.
 *
 * @param shape its name and parameter
 * @param title its name in prose
 * @param x pre-activations
 * @param value φ at each of them
 * @param gradient φ′ at each of them
 */
public record ActivationCurve(
        @JsonUnwrapped ActivationFields shape,
        String title,
        List<Double> x,
        List<Float> value,
        List<Float> gradient) {

    /** The curve goes from −4 to 4. */
    private static final int REACH = 4;

    /** In steps of 0.05. */
    private static final int STEPS_PER_UNIT = 20;

    static ActivationCurve of(ActivationFields shape) {
        Activation activation = shape.toActivation();
        List<Double> x =
                IntStream.rangeClosed(-REACH * STEPS_PER_UNIT, REACH * STEPS_PER_UNIT)
                        .mapToObj(step -> (double) step / STEPS_PER_UNIT)
                        .toList();
        return new ActivationCurve(
                shape,
                activation.title(),
                x,
                x.stream().map(z -> activation.value(z.floatValue())).toList(),
                x.stream().map(z -> activation.derivative(z.floatValue())).toList());
    }
}
