package org.rekindle.onnx.checkpoint;

import java.nio.ByteBuffer;
import java.util.Locale;
import org.rekindle.number.HalfFloat;

/** How a number of a checkpoint is stored. */
public enum NumberKind {
    /** IEEE 754 binary64. */
    FLOAT64(8, true),
    /** IEEE 754 binary32. */
    FLOAT32(4, true),
    /** IEEE 754 binary16. */
    FLOAT16(2, true),
    /** The upper half of a binary32. */
    BFLOAT16(2, true),
    /** Signed, 64 bits. */
    INT64(8, false),
    /** Signed, 32 bits. */
    INT32(4, false),
    /** Signed, 16 bits. */
    INT16(2, false),
    /** Signed, 8 bits. */
    INT8(1, false),
    /** Unsigned, 8 bits. */
    UINT8(1, false),
    /** One byte, 0 or 1. */
    BOOL(1, false);

    private final int size;
    private final boolean real;

    NumberKind(int size, boolean real) {
        this.size = size;
        this.real = real;
    }

    /** In bytes. */
    public int size() {
        return size;
    }

    /**
     * Whether it is a floating-point number. Weights are; whole numbers are counters, or need
     * scales.
     */
    public boolean isReal() {
        return real;
    }

    /** As it is written for people and in JSON, such as {@code float32}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    double get(ByteBuffer bytes, int at) {
        return switch (this) {
            case FLOAT64 -> bytes.getDouble(at);
            case FLOAT32 -> bytes.getFloat(at);
            case FLOAT16 -> HalfFloat.toFloat(bytes.getShort(at));
            case BFLOAT16 -> Float.intBitsToFloat(bytes.getShort(at) << Short.SIZE);
            case INT64 -> bytes.getLong(at);
            case INT32 -> bytes.getInt(at);
            case INT16 -> bytes.getShort(at);
            case INT8 -> bytes.get(at);
            case UINT8, BOOL -> Byte.toUnsignedInt(bytes.get(at));
        };
    }
}
