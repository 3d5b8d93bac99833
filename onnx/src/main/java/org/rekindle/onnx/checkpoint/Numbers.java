package org.rekindle.onnx.checkpoint;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import org.rekindle.onnx.model.ModelException;

/** The numbers of an array, one block after the other. */
public final class Numbers implements Closeable {
    /** How many numbers are read at a time. */
    public static final int BLOCK = 1 << 14;

    private final StoredArray array;
    private final InputStream stream;
    private final byte[] bytes;
    private final ByteBuffer buffer;
    private long left;

    Numbers(StoredArray array, ByteOrder order, InputStream stream) {
        this.array = array;
        this.stream = stream;
        this.bytes = new byte[BLOCK * array.kind().size()];
        this.buffer = ByteBuffer.wrap(bytes).order(order);
        this.left = array.elements();
    }

    /**
     * The next block.
     *
     * @param into at least {@link #BLOCK} long
     * @return how many numbers; 0 at the end
     * @throws ModelException when the file ends before the array does
     */
    public int next(double[] into) {
        int count = (int) Math.min(BLOCK, left);
        int size = array.kind().size();
        try {
            int got = stream.readNBytes(bytes, 0, count * size);
            if (got < count * size) {
                throw new ModelException(
                        String.format(
                                Locale.ROOT,
                                "array \"%s\" ends %d numbers too early; the file is cut off",
                                array.name(),
                                left - got / size));
            }
        } catch (IOException e) {
            throw array.unreadable(e);
        }
        for (int i = 0; i < count; i++) {
            into[i] = array.kind().get(buffer, i * size);
        }
        left -= count;
        return count;
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw array.unreadable(e);
        }
    }
}
