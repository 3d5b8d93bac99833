package org.rekindle.data.array;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rekindle.number.HalfFloat;

/** The numbers that arrays of bytes hold; {@code code} and size are NumPy's names for them. */
public enum ElementType {
    B1("b1", 1) {
        @Override
        public double get(ByteBuffer bytes, int at) {
            return bytes.get(at) == 0 ? 0 : 1;
        }
    },
    U1("u1", 1) {
        @Override
        public double get(ByteBuffer bytes, int at) {
            return Byte.toUnsignedInt(bytes.get(at));
        }
    },
    I1("i1", 1) {
        @Override
        public double get(ByteBuffer bytes, int at) {
            return bytes.get(at);
        }
    },
    U2("u2", 2) {
        @Override
        public double get(ByteBuffer bytes, int at) {
            return Short.toUnsignedInt(bytes.getShort(at));
        }
    },
    I2("i2", 2) {
        @Override
        public double get(ByteBuffer bytes, int at) {
            return bytes.getShort(at);
        }
    },
    U4("u4", 4) {
        @Override
        public double get(ByteBuffer bytes, int at) {
            return Integer.toUnsignedLong(bytes.getInt(at));
        }
    },
    I4("i4", 4) {
        @Override
        public double get(ByteBuffer bytes, int at) {
            return bytes.getInt(at);
        }
    },
    U8("u8", 8) {
        @Override
        public double get(ByteBuffer bytes, int at) {
            long value = bytes.getLong(at);
            // The halved number keeps its lowest bit, so that it still rounds as the whole does.
            return value >= 0 ? value : 2.0 * ((value >>> 1) | (value & 1));
        }
    },
    I8("i8", 8) {
        @Override
        public double get(ByteBuffer bytes, int at) {
            return bytes.getLong(at);
        }
    },
    F2("f2", 2) {
        @Override
        public double get(ByteBuffer bytes, int at) {
            return HalfFloat.toFloat(bytes.getShort(at));
        }
    },
    F4("f4", 4) {
        @Override
        public double get(ByteBuffer bytes, int at) {
            return bytes.getFloat(at);
        }

        /** All at once, because samples are mostly floats, and there are many. */
        @Override
        public void read(ByteBuffer bytes, double[] into, int start, int count) {
            float[] floats = new float[count];
            bytes.asFloatBuffer().get(floats);
            for (int i = 0; i < count; i++) {
                into[start + i] = floats[i];
            }
        }
    },
    F8("f8", 8) {
        @Override
        public double get(ByteBuffer bytes, int at) {
            return bytes.getDouble(at);
        }
    };

    private final String code;
    private final int size;

    ElementType(String code, int size) {
        this.code = code;
        this.size = size;
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
    public abstract double get(ByteBuffer bytes, int at);

    /**
     * The first numbers of a buffer.
     *
     * @param bytes in the order of their array, at position 0
     */
    public void read(ByteBuffer bytes, double[] into, int start, int count) {
        for (int i = 0; i < count; i++) {
            into[start + i] = get(bytes, i * size);
        }
    }
}
