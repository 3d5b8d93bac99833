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
        return new MappedRows(file.map(ScratchFile.SEGMENT_BYTES), width);
    }

    private record MappedRows(MappedFile file, int features) implements InputRows {
        @Override
        public void copy(int first, int samples, float[] to, int at) {
            file.copy((long) first * features * Float.BYTES, samples * features, to, at);
        }
    }
}
