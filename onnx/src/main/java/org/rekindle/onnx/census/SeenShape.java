package org.rekindle.onnx.census;

import java.util.List;
import java.util.OptionalInt;

/**
 * The shape of a value in a run, in which it may have been computed more than once.
 *
 * @param dims its sizes, each the largest
 * @param least its sizes, each the smallest; with more or fewer axes where their number changed
 */
record SeenShape(List<Long> dims, List<Long> least) {

    /** Copies the lists. */
    SeenShape {
        dims = List.copyOf(dims);
        least = List.copyOf(least);
    }

    /** Of a value that is computed once. */
    static SeenShape once(List<Long> dims) {
        return new SeenShape(dims, dims);
    }

    /**
     * Whether the number of units changed from one iteration to another, or the number of axes.
     *
     * @param unitAxis the axis that counts units; empty where there is one unit
     */
    boolean unitsChange(OptionalInt unitAxis) {
        return dims.size() != least.size()
                || (unitAxis.isPresent()
                        && !dims.get(unitAxis.getAsInt()).equals(least.get(unitAxis.getAsInt())));
    }
}
