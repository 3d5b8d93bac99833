package org.rekindle.onnx.model;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.rekindle.number.HalfFloat;

/** The element types of ONNX that a weight or an input can have here; text is not among them. */
public enum ElementKind {
    FLOAT(DataType.FLOAT, 4) {
        @Override
        double raw(ByteBuffer bytes, int index) {
            return bytes.getFloat(4 * index);
        }

        @Override
        double typed(TensorProto tensor, int index) {
            return tensor.getFloatData(index);
        }

        @Override
        int typedCount(TensorProto tensor) {
            return tensor.getFloatDataCount();
        }
    },
    DOUBLE(DataType.DOUBLE, 8) {
        @Override
        double raw(ByteBuffer bytes, int index) {
            return bytes.getDouble(8 * index);
        }

        @Override
        double typed(TensorProto tensor, int index) {
            return tensor.getDoubleData(index);
        }

        @Override
        int typedCount(TensorProto tensor) {
            return tensor.getDoubleDataCount();
        }
    },
    FLOAT16(DataType.FLOAT16, 2) {
        @Override
        double raw(ByteBuffer bytes, int index) {
            return HalfFloat.toFloat(bytes.getShort(2 * index));
        }

        @Override
        double typed(TensorProto tensor, int index) {
            return HalfFloat.toFloat((short) tensor.getInt32Data(index));
        }
    },
    BFLOAT16(DataType.BFLOAT16, 2) {
        @Override
        double raw(ByteBuffer bytes, int index) {
            return BrainFloat.toFloat(bytes.getShort(2 * index));
        }

        @Override
        double typed(TensorProto tensor, int index) {
            return BrainFloat.toFloat((short) tensor.getInt32Data(index));
        }
    },
    INT64(DataType.INT64, 8) {
        @Override
        double raw(ByteBuffer bytes, int index) {
            return bytes.getLong(8 * index);
        }

        @Override
        double typed(TensorProto tensor, int index) {
            return tensor.getInt64Data(index);
        }

        @Override
        int typedCount(TensorProto tensor) {
            return tensor.getInt64DataCount();
        }
    },
    INT32(DataType.INT32, 4) {
        @Override
        double raw(ByteBuffer bytes, int index) {
            return bytes.getInt(4 * index);
        }
    },
    INT16(DataType.INT16, 2) {
        @Override
        double raw(ByteBuffer bytes, int index) {
            return bytes.getShort(2 * index);
        }
    },
    UINT8(DataType.UINT8, 1) {
        @Override
        double raw(ByteBuffer bytes, int index) {
            return Byte.toUnsignedInt(bytes.get(index));
        }
    },
    INT8(DataType.INT8, 1) {
        @Override
        double raw(ByteBuffer bytes, int index) {
            return bytes.get(index);
        }
    },
    UINT16(DataType.UINT16, 2) {
        @Override
        double raw(ByteBuffer bytes, int index) {
            return Short.toUnsignedInt(bytes.getShort(2 * index));
        }
    },
    UINT32(DataType.UINT32, 4) {
        @Override
        double raw(ByteBuffer bytes, int index) {
            return Integer.toUnsignedLong(bytes.getInt(4 * index));
        }

        @Override
        double typed(TensorProto tensor, int index) {
            return tensor.getUint64Data(index);
        }

        @Override
        int typedCount(TensorProto tensor) {
            return tensor.getUint64DataCount();
        }
    },
    UINT64(DataType.UINT64, 8) {
        @Override
        double raw(ByteBuffer bytes, int index) {
            return unsigned(bytes.getLong(8 * index));
        }

        @Override
        double typed(TensorProto tensor, int index) {
            return unsigned(tensor.getUint64Data(index));
        }

        @Override
        int typedCount(TensorProto tensor) {
            return tensor.getUint64DataCount();
        }
    },
    BOOL(DataType.BOOL, 1) {
        @Override
        double raw(ByteBuffer bytes, int index) {
            return bytes.get(index) == 0 ? 0 : 1;
        }
    };

    private final DataType type;
    private final int size;

    ElementKind(DataType type, int size) {
        this.type = type;
        this.size = size;
    }

    /** The kind of a number in {@code TensorProto.DataType}, if it is one of these. */
    public static Optional<ElementKind> of(int dataType) {
        return Arrays.stream(values())
                .filter(kind -> kind.type.getNumber() == dataType)
                .findFirst();
    }

    /** The name for the user, such as {@code float16}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** ONNX's number for it. */
    public int dataType() {
        return type.getNumber();
    }

    /** Bytes of one element. */
    public int size() {
        return size;
    }

    /** Whether it can hold a fraction. */
    public boolean isFloating() {
        return this == FLOAT || this == DOUBLE || this == FLOAT16 || this == BFLOAT16;
    }

    /** The least number that it can hold. */
    public double least() {
        return switch (this) {
            case FLOAT, DOUBLE, FLOAT16, BFLOAT16 -> Double.NEGATIVE_INFINITY;
            case UINT8, UINT16, UINT32, UINT64, BOOL -> 0;
            case INT8, INT16, INT32, INT64 -> -Math.scalb(1.0, Byte.SIZE * size - 1);
        };
    }

    /** The largest number that it can hold; of 64 bits, the largest that a double can hold too. */
    public double most() {
        return switch (this) {
            case FLOAT, DOUBLE, FLOAT16, BFLOAT16 -> Double.POSITIVE_INFINITY;
            case BOOL -> 1;
            case UINT8, UINT16, UINT32 -> Math.scalb(1.0, Byte.SIZE * size) - 1;
            case INT8, INT16, INT32 -> Math.scalb(1.0, Byte.SIZE * size - 1) - 1;
            case UINT64 -> Math.nextDown(Math.scalb(1.0, Long.SIZE));
            case INT64 -> Math.nextDown(Math.scalb(1.0, Long.SIZE - 1));
        };
    }

    private static double unsigned(long bits) {
        double upper = (bits >>> 1) * 2.0;
        return bits >= 0 ? bits : upper + (bits & 1);
    }

    /** An element of {@code raw_data}, little-endian. */
    abstract double raw(ByteBuffer bytes, int index);

    /** An element of the field that holds this type where {@code raw_data} does not. */
    double typed(TensorProto tensor, int index) {
        return tensor.getInt32Data(index);
    }

    /** How many elements that field holds. */
    int typedCount(TensorProto tensor) {
        return tensor.getInt32DataCount();
    }
}
