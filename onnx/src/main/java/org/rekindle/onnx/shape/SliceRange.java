package org.rekindle.onnx.shape;

import java.util.stream.LongStream;

/**
 * Places along an axis, as ONNX's Slice counts them: from the end where they are below zero, and
 * never beyond it.
 *
 * @param start the first
 * @param end the one after the last
 * @param step how far they are apart
 */
public record SliceRange(long start, long end, long step) {
    /** It may be any. */
    public static final SliceRange UNKNOWN = new SliceRange(Long.MIN_VALUE, Long.MIN_VALUE, 1);

    /** Not a size that is not known; Slice knows smallest numbers as "to the end" going down. */
    private static final long LEAST = -(1L << 40);

    /** Whether all three are known, and it goes up. */
    public boolean isKnown() {
        return start > LEAST && end > LEAST && step > 0;
    }

    /** How many places they are along an axis of that size. */
    long count(long dim) {
        long room = last(dim) - first(dim);
        return room <= 0 ? 0 : (room - 1) / step + 1;
    }

    /** The places along an axis of that size. */
    public int[] places(long dim) {
        long first = first(dim);
        long last = last(dim);
        return LongStream.iterate(first, place -> place < last, place -> place + step)
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    private long first(long dim) {
        return clamp(start < 0 ? start + dim : start, dim);
    }

    private long last(long dim) {
        return clamp(end < 0 ? end + dim : end, dim);
    }

    private static long clamp(long place, long dim) {
        return Math.max(0, Math.min(dim, place));
    }
}
