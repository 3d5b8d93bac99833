package org.rekindle.onnx.shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The shapes after convolutions and pools. */
public final class WindowShapes {
    private WindowShapes() {}

    static Shape convolution(Operands operands) {
        Shape weights = weights(operands);
        return window(operands, weights)
                .output(operands.shape(0), weights.dim(0), operands.unknowns());
    }

    static Shape transposed(Operands operands) {
        Shape weights = weights(operands);
        long groups = operands.attributes().integer("group", 1);
        long channels =
                Shape.isKnown(weights.dim(1))
                        ? Math.multiplyExact(weights.dim(1), groups)
                        : operands.unknowns().fresh();
        return window(operands, weights)
                .grown(operands.shape(0), channels, operands.attributes(), operands.unknowns());
    }

    static Shape pool(Operands operands) {
        Shape input = operands.shape(0);
        List<Long> kernel = operands.attributes().integers("kernel_shape");
        NotUnderstoodException.unless(
                input.ranked() && kernel.size() == input.rank() - 2, "the shapes do not fit");
        return Window.of(operands.attributes(), kernel)
                .output(input, input.dim(1), operands.unknowns());
    }

    /** One place is left for each channel. */
    public static Shape globalPool(Shape input) {
        if (!input.ranked()) {
            return input;
        }
        NotUnderstoodException.unless(input.rank() >= 2, "there are no channels");
        List<Long> dims = new ArrayList<>(input.dims().subList(0, 2));
        dims.addAll(Collections.nCopies(input.rank() - 2, 1L));
        return Shape.of(dims);
    }

    private static Window window(Operands operands, Shape weights) {
        return Window.of(operands.attributes(), weights.dims().subList(2, weights.rank()));
    }

    private static Shape weights(Operands operands) {
        Shape weights = operands.shape(1);
        NotUnderstoodException.unless(
                weights.ranked()
                        && weights.rank() >= 2
                        && operands.shape(0).rank() == weights.rank()
                        && weights.dims().stream().skip(2).allMatch(Shape::isKnown),
                "the shapes do not fit");
        return weights;
    }
}
