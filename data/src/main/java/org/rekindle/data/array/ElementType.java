package org.rekindle.data.array;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rekindle.number.HalfFloat;

/** The numbers that arrays of bytes hold; {@code code} and size are NumPy's names for them. */
public enum ElementType {
    B1("b1", 1, (bytes, at) -> bytes.get(at) == 0 ? 0 : 1),
    U1("u1", 1, (bytes, at) -> Byte.toUnsignedInt(bytes.get(at))),
    I1("i1", 1, ByteBuffer::get),
    U2("u2", 2, (bytes, at) -> Short.toUnsignedInt(bytes.getShort(at))),
    I2("i2", 2, ByteBuffer::getShort),
    U4("u4", 4, (bytes, at) -> Integer.toUnsignedLong(bytes.getInt(at))),
    I4("i4", 4, ByteBuffer::getInt),
    U8("u8", 8, (bytes, at) -> unsigned(bytes.getLong(at))),
    I8("i8", 8, ByteBuffer::getLong),
    F2("f2", 2, (bytes, at) -> HalfFloat.toFloat(bytes.getShort(at))),
    F4("f4", 4, ByteBuffer::getFloat),
    F8("f8", 8, ByteBuffer::getDouble);

    private interface Element {
        double get(ByteBuffer bytes, int at);
    }

    private final String code;
    private final int size;

    // A function without state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Element element;

    ElementType(String code, int size, Element element) {
        this.code = code;
        this.size = size;
        this.element = element;
    }

    /**
     * @param code NumPy's name, such as {@code f4}
     */
    static Optional<ElementType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** All codes, for the user. */
    static String known() {
        return Arrays.stream(values()).map(type -> type.code).collect(Collectors.joining(", "));
    }

    /** NumPy's name. */
    public String code() {
        return code;
    }

    /** In bytes. */
    public int size() {
        return size;
    }

    /** Whether some bit patterns are NaN or infinite. */
    public boolean hasNonFinite() {
        return this == F2 || this == F4 || this == F8;
    }

    /**
     * One number.
     *
     * @param bytes in the order of their array
     * @param at its first byte
     */
    public double get(ByteBuffer bytes, int at) {
        return element.get(bytes, at);
    }

    /**
     * The first numbers of a buffer.
     *
     * @param bytes in the order of their array, at position 0
     */
    public void read(ByteBuffer bytes, double[] into, int start, int count) {
        if (this == F4) {
            readFloats(bytes, into, start, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            into[start + i] = get(bytes, i * size);
        }
    }

    /** All at once, because samples are mostly floats, and there are many. */
    private static void readFloats(ByteBuffer bytes, double[] into, int start, int count) {
        float[] floats = new float[count];
        bytes.asFloatBuffer().get(floats);
        for (int i = 0; i < count; i++) {
            into[start + i] = floats[i];
        }
    }

    private static double unsigned(long value) {
        // The halved number keeps its lowest bit, so that it still rounds as the whole does.
        return value >= 0 ? value : 2.0 * ((value >>> 1) | (value & 1));
    }
}
