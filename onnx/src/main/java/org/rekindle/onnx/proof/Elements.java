package org.rekindle.onnx.proof;

import java.util.List;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Shape;

/**
 * The elements of a value, one by one and row-major, for one sample where the first axis counts
 * samples.
 */
final class Elements {
    private final long first;
    private final int[] dims;

    private Elements(long first, int[] dims) {
        this.first = first;
        this.dims = dims;
    }

    /** The size of the first axis, or the symbol of an unknown one. */
    long first() {
        return first;
    }

    /** The sizes, 1 for an unknown first one; to read only. */
    int[] dims() {
        return dims;
    }

    /**
     * Of a value of which all sizes but the first are known.
     *
     * @throws NotUnderstoodException when more is unknown
     */
    static Elements of(Shape shape) {
        List<Long> sizes = shape.dims();
        NotUnderstoodException.unless(!sizes.isEmpty(), "the shape is not known");
        int[] dims = new int[sizes.size()];
        for (int axis = 0; axis < dims.length; axis++) {
            boolean known = Shape.isKnown(sizes.get(axis));
            NotUnderstoodException.unless(known || axis == 0, "the shape is not known");
            dims[axis] = known ? Math.toIntExact(sizes.get(axis)) : 1;
        }
        return new Elements(sizes.get(0), dims);
    }

    int count() {
        return Strides.size(dims);
    }

    int rank() {
        return dims.length;
    }

    /** How many elements there are after an axis, for each of its places. */
    int after(int axis) {
        int size = 1;
        for (int i = axis + 1; i < dims.length; i++) {
            size *= dims[i];
        }
        return size;
    }
}
