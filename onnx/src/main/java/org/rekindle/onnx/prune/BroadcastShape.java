package org.rekindle.onnx.prune;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Two shapes that are stretched to one another, aligned at their last axes. */
final class BroadcastShape {
    private BroadcastShape() {}

    static List<Long> of(List<Long> one, List<Long> other) {
        int rank = Math.max(one.size(), other.size());
        List<Long> after = new ArrayList<>();
        for (int fromEnd = 1; fromEnd <= rank; fromEnd++) {
            after.add(size(fromEnd(one, fromEnd), fromEnd(other, fromEnd)));
        }
        Collections.reverse(after);
        return after;
    }

    /** An unknown size may be 1, and an other size beside 1 or itself is an error. */
    private static long size(long one, long other) {
        if (one == 1) {
            return other;
        }
        return other == 1 ? one : Math.max(one, other);
    }

    private static long fromEnd(List<Long> dims, int distance) {
        return distance > dims.size() ? 1 : dims.get(dims.size() - distance);
    }
}
