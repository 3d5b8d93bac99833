package org.rekindle.onnx.proof;

import java.util.function.Function;
import org.rekindle.onnx.shape.Operands;
import org.rekindle.onnx.shape.Shape;

/** Operators that cut the same row of elements into other axes. */
final class ReshapeRules {
    private ReshapeRules() {}

    /** A rule for an operator whose result is known once its shape is. */
    static Rule to(Function<Operands, Shape> result) {
        return Rule.one(
                step -> {
                    Bounds input = step.input(0);
                    Shape shape = result.apply(step);
                    return input.shape().ranked() && shape.ranked()
                            ? Alignment.of(input, shape.dims()).reshape(input)
                            : input.hullAs(shape);
                });
    }
}
