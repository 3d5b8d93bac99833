package org.rekindle.onnx.checkpoint;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pickles, instruction by instruction, hostile ones too. */
public final class PickleBytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Protocol 2. */
    public PickleBytes start() {
        return raw(0x80, 2);
    }

    /** These bytes. */
    public PickleBytes raw(int... bytes) {
        for (int each : bytes) {
            out.write(each);
        }
        return this;
    }

    /** An empty dictionary. */
    public PickleBytes dictionary() {
        return raw('}');
    }

    /** A text. */
    public PickleBytes text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        raw('X').little(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    /** A whole number of 32 bits. */
    public PickleBytes number(int value) {
        return raw('J').little(value);
    }

    /** A whole number of 64 bits. */
    public PickleBytes large(long value) {
        raw(0x8a, Long.BYTES);
        out.writeBytes(
                ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(value)
                        .array());
        return this;
    }

    /** A name of a module. */
    public PickleBytes global(String module, String name) {
        raw('c');
        out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** A contiguous tensor of {@code float32} that fills its storage. */
    public PickleBytes tensor(String key, long elements, long... shape) {
        long[] strides = new long[shape.length];
        long stride = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= shape[i];
        }
        return view(key, elements, 0, shape, strides);
    }

    /** Any tensor of {@code float32}. */
    public PickleBytes view(String key, long elements, long offset, long[] shape, long[] strides) {
        global("torch._utils", "_rebuild_tensor_v2").raw('(');
        raw('(').text("storage").global("torch", "FloatStorage").text(key).text("cpu");
        large(elements).raw('t', 'Q');
        large(offset);
        raw('(');
        for (long length : shape) {
            large(length);
        }
        raw('t', '(');
        for (long stride : strides) {
            large(stride);
        }
        raw('t', 0x89);
        return global("collections", "OrderedDict").raw(')', 'R', 't', 'R');
    }

    /** Puts key and value into the dictionary below. */
    public PickleBytes put() {
        return raw('s');
    }

    /** The end. */
    public PickleBytes stop() {
        return raw('.');
    }

    /** What was written. */
    public byte[] bytes() {
        return out.toByteArray();
    }

    private PickleBytes little(int value) {
        out.writeBytes(
                ByteBuffer.allocate(Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(value)
                        .array());
        return this;
    }
}
