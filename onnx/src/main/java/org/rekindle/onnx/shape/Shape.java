package org.rekindle.onnx.shape;

import java.util.ArrayList;
import java.util.List;

/**
 * The sizes of a value's axes, as far as they are known.
 *
 * @param ranked whether the number of axes is known
 * @param dims the sizes; those below zero are not known, and come from {@link Unknowns}
 */
public record Shape(boolean ranked, List<Long> dims) {
    /** Nothing is known, not even the number of axes. */
    public static final Shape UNRANKED = new Shape(false, List.of());

    /** Copies the list. */
    public Shape {
        dims = List.copyOf(dims);
    }

    /** Of a known number of axes. */
    public static Shape of(List<Long> dims) {
        return new Shape(true, dims);
    }

    /** Whether a size is a number, not a symbol. */
    public static boolean isKnown(long dim) {
        return dim >= 0;
    }

    /** How many axes there are; 0 where that is not known. */
    public int rank() {
        return dims.size();
    }

    /** The size of an axis, counted from the first. */
    public long dim(int axis) {
        return dims.get(axis);
    }

    /**
     * The axis that ONNX means: it counts from the end where it is below zero.
     *
     * @throws NotUnderstoodException when there is no such axis
     */
    public int axis(long axis) {
        long counted = axis < 0 ? axis + rank() : axis;
        NotUnderstoodException.unless(counted >= 0 && counted < rank(), "no such axis");
        return (int) counted;
    }

    /** The same but for one axis. */
    public Shape with(int axis, long dim) {
        List<Long> changed = new ArrayList<>(dims);
        changed.set(axis, dim);
        return of(changed);
    }

    /** The shape that two values have together when each is broadcast to the other. */
    public static Shape broadcast(Shape first, Shape second, Unknowns unknowns) {
        if (!first.ranked || !second.ranked) {
            return UNRANKED;
        }
        int rank = Math.max(first.rank(), second.rank());
        List<Long> dims = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            dims.add(unknowns.broadcast(first.fromEnd(rank - axis), second.fromEnd(rank - axis)));
        }
        return of(dims);
    }

    private long fromEnd(int back) {
        return back <= rank() ? dims.get(rank() - back) : 1;
    }
}
