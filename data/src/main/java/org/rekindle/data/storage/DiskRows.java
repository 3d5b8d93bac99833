package org.rekindle.data.storage;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.rekindle.network.InputRows;

/** Rows in a temporary file. */
final class DiskRows implements RowStore {
    private final ScratchFile file;
    private final int width;
    private ByteBuffer buffer = ByteBuffer.allocate(0);
    private long written;

    DiskRows(int rows, int width) {
        this.file = ScratchFile.of((long) rows * width * Float.BYTES);
        this.width = width;
    }

    @Override
    public void add(float[] values, int count) {
        int numbers = count * width;
        if (buffer.capacity() < numbers * Float.BYTES) {
            buffer = ByteBuffer.allocate(numbers * Float.BYTES).order(ByteOrder.nativeOrder());
        }
        buffer.clear();
        buffer.asFloatBuffer().put(values, 0, numbers);
        buffer.limit(numbers * Float.BYTES);
        file.write(buffer, written);
        written += (long) numbers * Float.BYTES;
    }

    @Override
    public InputRows rows() {
        return rows(ScratchFile.SEGMENT_BYTES);
    }

    /**
     * @param segment length of what is mapped at once, in bytes
     */
    InputRows rows(int segment) {
        return new MappedRows(
                file.map(segment).stream().map(ByteBuffer::asFloatBuffer).toList(),
                segment / Float.BYTES,
                width);
    }
}
