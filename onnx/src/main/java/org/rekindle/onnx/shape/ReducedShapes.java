package org.rekindle.onnx.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The shapes after ReduceMean and the like. */
public final class ReducedShapes {
    private ReducedShapes() {}

    static Shape reduce(Operands operands) {
        Shape input = operands.shape(0);
        List<Integer> axes = axes(operands, input);
        List<Long> dims = new ArrayList<>();
        for (int axis = 0; axis < input.rank(); axis++) {
            if (!axes.contains(axis)) {
                dims.add(input.dim(axis));
            } else if (keepsAxes(operands)) {
                dims.add(1L);
            }
        }
        return Shape.of(dims);
    }

    /**
     * The axes whose elements are taken together; all where none is named. Operator set 18 made
     * them an input, for sums set 13.
     *
     * @param shape of the input
     * @throws NotUnderstoodException when they are not known
     */
    public static List<Integer> axes(Operands operands, Shape shape) {
        Optional<Integers> given = operands.integers(1, "axes");
        boolean named = operands.gives(1, "axes");
        boolean skips = operands.attributes().integer("noop_with_empty_axes", 0) != 0;
        NotUnderstoodException.unless(
                shape.ranked() && named == given.isPresent() && !skips, "its axes are not known");
        List<Integer> axes = new ArrayList<>();
        given.ifPresent(numbers -> numbers.values().forEach(axis -> axes.add(shape.axis(axis))));
        for (int axis = 0; axes.size() < shape.rank() && !named; axis++) {
            axes.add(axis);
        }
        return axes;
    }

    /** Whether an axis that was reduced stays, with size 1. */
    public static boolean keepsAxes(Operands operands) {
        return operands.attributes().integer("keepdims", 1) != 0;
    }
}
