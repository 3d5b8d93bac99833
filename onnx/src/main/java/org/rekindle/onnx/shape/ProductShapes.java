package org.rekindle.onnx.shape;

import java.util.ArrayList;
import java.util.List;

/** The shapes of matrix products. */
public final class ProductShapes {
    private ProductShapes() {}

    static Shape gemm(Operands operands) {
        int row = operands.attributes().integer("transA", 0) == 0 ? 0 : 1;
        int column = operands.attributes().integer("transB", 0) == 0 ? 1 : 0;
        return Shape.of(List.of(size(operands, 0, row), size(operands, 1, column)));
    }

    private static long size(Operands operands, int input, int axis) {
        Shape shape = operands.shape(input);
        return axis < shape.rank() ? shape.dim(axis) : operands.unknowns().fresh();
    }

    /** The shape of a MatMul: a vector lends itself an axis, and gives it back. */
    public static Shape multiply(Shape left, Shape right, Unknowns unknowns) {
        if (!left.ranked() || !right.ranked()) {
            return Shape.UNRANKED;
        }
        NotUnderstoodException.unless(
                left.rank() > 0 && right.rank() > 0, "a product needs vectors or matrices");
        Shape batch = Shape.broadcast(batch(left), batch(right), unknowns);
        List<Long> dims = new ArrayList<>(batch.dims());
        if (left.rank() > 1) {
            dims.add(left.dim(left.rank() - 2));
        }
        if (right.rank() > 1) {
            dims.add(right.dim(right.rank() - 1));
        }
        return Shape.of(dims);
    }

    private static Shape batch(Shape shape) {
        return Shape.of(shape.dims().subList(0, Math.max(shape.rank() - 2, 0)));
    }
}
