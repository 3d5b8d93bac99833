package org.rekindle.onnx.shape;

import java.util.ArrayList;
import java.util.List;

/**
 * Hands out names for sizes that are not known, such as that of the batch. They are numbers far
 * below zero, so that a list of sizes can hold them; the same number means the same size.
 */
public final class Unknowns {
    private long next = Long.MIN_VALUE;

    /** A size of which nothing is known, and which may be like no other. */
    public long fresh() {
        return next++;
    }

    /** A number of them. */
    public List<Long> fresh(int count) {
        List<Long> sizes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sizes.add(fresh());
        }
        return sizes;
    }

    /** The size of an axis over which two values are broadcast. */
    public long broadcast(long first, long second) {
        if (first == second || second == 1) {
            return first;
        }
        if (first == 1 || Shape.isKnown(second)) {
            return second;
        }
        return Shape.isKnown(first) ? first : fresh();
    }
}
