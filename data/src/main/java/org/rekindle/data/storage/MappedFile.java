package org.rekindle.data.storage;

import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.util.List;

/**
 * A file as it appears in the address space, in segments of equal length but for the last. Any
 * thread may read it.
 *
 * @param segments in their order
 * @param length of a segment in bytes; no value lies in two of them
 */
record MappedFile(List<MappedByteBuffer> segments, int length) {
    double number(long at) {
        return segment(at).getDouble(within(at));
    }

    int code(long at) {
        return segment(at).getInt(within(at));
    }

    int mark(long at) {
        return segment(at).get(within(at));
    }

    private ByteBuffer segment(long at) {
        return segments.get((int) (at / length));
    }

    private int within(long at) {
        return (int) (at % length);
    }

    /**
     * Copies numbers that lie one after the other.
     *
     * @param at where the first one begins, in bytes
     */
    void copy(long at, int count, float[] to, int first) {
        long next = at;
        int done = 0;
        while (done < count) {
            int place = within(next) / Float.BYTES;
            int here = Math.min(count - done, length / Float.BYTES - place);
            segment(next).asFloatBuffer().get(place, to, first + done, here);
            done += here;
            next += (long) here * Float.BYTES;
        }
    }
}
