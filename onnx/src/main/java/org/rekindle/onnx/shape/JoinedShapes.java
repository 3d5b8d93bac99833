package org.rekindle.onnx.shape;

import java.util.List;
import java.util.Optional;

/** The shapes after operators that put values, or a border, beside one another. */
public final class JoinedShapes {
    private JoinedShapes() {}

    /** After a Concat: one size is a sum, and of the others the known ones count. */
    public static Shape concatenate(Operands operands) {
        Shape joined = operands.shape(0);
        if (!joined.ranked()) {
            return joined;
        }
        int axis = joined.axis(operands.attributes().integer("axis", 1));
        for (int i = 1; i < operands.inputs(); i++) {
            Shape part = operands.shape(i);
            if (!part.ranked()) {
                return part;
            }
            NotUnderstoodException.unless(part.rank() == joined.rank(), "the shapes do not fit");
            for (int other = 0; other < joined.rank(); other++) {
                long one = joined.dim(other);
                long next = part.dim(other);
                if (other == axis) {
                    boolean known = Shape.isKnown(one) && Shape.isKnown(next);
                    joined =
                            joined.with(
                                    axis,
                                    known ? Math.addExact(one, next) : operands.unknowns().fresh());
                } else if (!Shape.isKnown(one) && Shape.isKnown(next)) {
                    joined = joined.with(other, next);
                }
            }
        }
        return joined;
    }

    /**
     * What a Pad adds at the beginning of each axis, then at the end of each. Empty where it is not
     * known, or where only some axes are named.
     */
    public static Optional<List<Long>> pads(Operands operands) {
        return operands.has(3)
                ? Optional.empty()
                : operands.integers(1, "pads").map(Integers::values);
    }

    static Shape pad(Operands operands) {
        Shape shape = operands.shape(0);
        Optional<List<Long>> pads = pads(operands);
        int rank = shape.rank();
        if (!shape.ranked() || pads.isEmpty()) {
            return shape.ranked() ? Shape.of(operands.unknowns().fresh(rank)) : shape;
        }
        NotUnderstoodException.unless(pads.get().size() == 2 * rank, "the shapes do not fit");
        for (int axis = 0; axis < rank; axis++) {
            long size =
                    padded(
                            shape.dim(axis),
                            pads.get().get(axis),
                            pads.get().get(axis + rank),
                            operands.unknowns());
            shape = shape.with(axis, size);
        }
        return shape;
    }

    /** The size of an axis with so many elements more in front of it and behind it. */
    public static long padded(long dim, long before, long after, Unknowns unknowns) {
        if (before == 0 && after == 0) {
            return dim;
        }
        boolean known = Shape.isKnown(dim) && isSmall(before) && isSmall(after);
        return known ? dim + before + after : unknowns.fresh();
    }

    /** Not one of the {@link Unknowns}. */
    private static boolean isSmall(long pad) {
        return Math.abs((double) pad) < Integer.MAX_VALUE;
    }
}
