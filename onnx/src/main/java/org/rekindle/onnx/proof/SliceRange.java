package org.rekindle.onnx.proof;

import java.util.stream.LongStream;

/**
 * Places along an axis, as ONNX's Slice counts them: from the end where they are below zero, and
 * never beyond it.
 *
 * @param start the first
 * @param end the one after the last
 * @param step how far they are apart
 */
record SliceRange(long start, long end, long step) {
    /** It may be any. */
    static final SliceRange UNKNOWN = new SliceRange(Long.MIN_VALUE, Long.MIN_VALUE, 1);

    /** Not a size that is not known; Slice knows smallest numbers as "to the end" going down. */
    private static final long LEAST = -(1L << 40);

    /** Whether all three are known, and it goes up. */
    boolean isKnown() {
        return start > LEAST && end > LEAST && step > 0;
    }

    int[] places(long dim) {
        long first = clamp(start < 0 ? start + dim : start, dim);
        long last = clamp(end < 0 ? end + dim : end, dim);
        return LongStream.iterate(first, place -> place < last, place -> place + step)
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    private static long clamp(long place, long dim) {
        return Math.max(0, Math.min(dim, place));
    }
}
