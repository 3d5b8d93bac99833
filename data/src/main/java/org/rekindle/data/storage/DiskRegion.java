package org.rekindle.data.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The part of a file that holds a column. It is written from front to back, and then read. */
final class DiskRegion {
    private final ScratchFile scratch;
    private final long start;
    private final int width;
    private @Nullable ByteBuffer buffer;
    private @Nullable MappedFile file;
    private long written;

    /**
     * @param start the first byte, from the start of the file
     * @param width bytes of a value
     * @param buffered bytes that are written at a time
     */
    DiskRegion(ScratchFile scratch, long start, int width, int buffered) {
        this.scratch = scratch;
        this.start = start;
        this.width = width;
        this.buffer = ByteBuffer.allocate(buffered).order(ByteOrder.nativeOrder());
    }

    long start() {
        return start;
    }

    /** With room for one value. */
    ByteBuffer buffer() {
        ByteBuffer open = buffer;
        if (open == null) {
            throw new IllegalStateException("the column is complete");
        }
        if (open.remaining() < width) {
            flush(open);
        }
        return open;
    }

    private void flush(ByteBuffer open) {
        open.flip();
        int length = open.remaining();
        scratch.write(open, start + written);
        written += length;
        open.clear();
    }

    /** Writes what is still to be written. */
    void finish() {
        if (buffer != null) {
            flush(buffer);
            buffer = null;
        }
    }

    void readFrom(MappedFile mapped) {
        file = mapped;
    }

    /** Where the values are read from. */
    MappedFile file() {
        if (file == null) {
            throw new IllegalStateException("the column is not complete");
        }
        return file;
    }
}
