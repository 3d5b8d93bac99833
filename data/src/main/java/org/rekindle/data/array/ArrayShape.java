package org.rekindle.data.array;

import java.util.List;
import org.rekindle.data.DataException;
import org.rekindle.data.source.Source;

/**
 * The axes of an array.
 *
 * @param axes first one first; none for a single number
 */
public record ArrayShape(List<Long> axes) {
    public ArrayShape {
        axes = List.copyOf(axes);
    }

    /**
     * A shape that a file declares.
     *
     * @param what the array's name for the user
     * @throws DataException when the number of bytes does not fit a long
     */
    static ArrayShape checked(Source source, String what, int size, List<Long> axes) {
        ArrayShape shape = new ArrayShape(axes);
        try {
            long sampleBytes = axes.stream().skip(1).reduce((long) size, Math::multiplyExact);
            Math.multiplyExact(sampleBytes, shape.samples());
            return shape;
        } catch (ArithmeticException e) {
            throw source.fault("%s has an impossible shape %s".formatted(what, axes), e);
        }
    }

    /** The length of the first axis; a single number is one sample. */
    long samples() {
        return axes.isEmpty() ? 1 : axes.get(0);
    }

    /** The product of the other axes. */
    long sampleSize() {
        return axes.stream().skip(1).reduce(1L, (a, b) -> a * b);
    }

    /**
     * Where each number of a sample lies among the columns of an array in Fortran order.
     *
     * @return for each place by the last axis fastest, the place by the second axis fastest
     */
    int[] fortranPlaces() {
        int width = (int) sampleSize();
        int[] places = new int[width];
        for (int place = 0; place < width; place++) {
            int rest = place;
            int stride = width;
            for (int axis = axes.size() - 1; axis > 0; axis--) {
                int length = Math.toIntExact(axes.get(axis));
                stride /= length;
                places[place] += rest % length * stride;
                rest /= length;
            }
        }
        return places;
    }
}
