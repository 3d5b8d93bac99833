package org.rekindle.data.storage;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Columns in a file as they appear in the address space. Any thread may read them.
 *
 * @param segments of equal length, but for the last; no value lies in two of them
 */
record MappedFile(List<ByteBuffer> segments) {
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
        return segments.get((int) (at / ScratchFile.SEGMENT_BYTES));
    }

    private static int within(long at) {
        return (int) (at % ScratchFile.SEGMENT_BYTES);
    }
}
