package org.rekindle.onnx.runtime;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import org.rekindle.number.HalfFloat;
import org.rekindle.onnx.model.BrainFloat;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.ModelException;

/** A tensor of ONNX Runtime that reads from a buffer which is filled here. */
final class InputTensor implements AutoCloseable {
    private final String described;
    private final ElementKind kind;
    private final ByteBuffer buffer;
    private final OnnxTensor tensor;

    private InputTensor(String described, ElementKind kind, ByteBuffer buffer, OnnxTensor tensor) {
        this.described = described;
        this.kind = kind;
        this.buffer = buffer;
        this.tensor = tensor;
    }

    static InputTensor allocate(String described, ElementKind kind, List<Long> shape) {
        long elements = shape.stream().reduce(1L, Math::multiplyExact);
        ElementKind carrier = CarriedInputs.carrier(kind);
        long bytes = Math.multiplyExact(elements, carrier.size());
        if (bytes > Integer.MAX_VALUE) {
            throw new ModelException(
                    ModelException.Reason.BATCH_TOO_LARGE,
                    "",
                    String.format(
                            Locale.ROOT,
                            "a batch of shape %s for the input %s takes %,d bytes",
                            shape,
                            described,
                            bytes));
        }
        ByteBuffer buffer = ByteBuffer.allocateDirect((int) bytes).order(ByteOrder.nativeOrder());
        try {
            long[] dims = shape.stream().mapToLong(Long::longValue).toArray();
            OnnxTensor tensor =
                    OnnxTensor.createTensor(RuntimeEnvironment.get(), buffer, dims, type(carrier));
            return new InputTensor(described, kind, buffer, tensor);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not make a tensor", e);
        }
    }

    OnnxTensor tensor() {
        return tensor;
    }

    /**
     * Fills it from its first element on.
     *
     * @param count how many values
     */
    void put(double[] values, int count) {
        switch (kind) {
            case FLOAT -> {
                float[] floats = new float[count];
                for (int i = 0; i < count; i++) {
                    floats[i] = (float) values[i];
                }
                buffer.asFloatBuffer().put(floats);
            }
            case DOUBLE -> {
                for (int i = 0; i < count; i++) {
                    buffer.putDouble(8 * i, values[i]);
                }
            }
            case FLOAT16 -> {
                for (int i = 0; i < count; i++) {
                    buffer.putShort(2 * i, HalfFloat.ofFloat((float) values[i]));
                }
            }
            case BFLOAT16 -> {
                for (int i = 0; i < count; i++) {
                    buffer.putShort(2 * i, BrainFloat.ofFloat((float) values[i]));
                }
            }
            case INT64, UINT32, UINT64 -> {
                for (int i = 0; i < count; i++) {
                    buffer.putLong(8 * i, whole(values[i]));
                }
            }
            case INT32, UINT16 -> {
                for (int i = 0; i < count; i++) {
                    buffer.putInt(4 * i, (int) whole(values[i]));
                }
            }
            case INT16 -> {
                for (int i = 0; i < count; i++) {
                    buffer.putShort(2 * i, (short) whole(values[i]));
                }
            }
            case INT8, UINT8, BOOL -> {
                for (int i = 0; i < count; i++) {
                    buffer.put(i, (byte) whole(values[i]));
                }
            }
        }
    }

    private long whole(double value) {
        double most = Math.min(kind.most(), ElementKind.INT64.most());
        if (value != Math.rint(value) || value < kind.least() || value > most) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "the input %s takes whole numbers from %.0f to %.0f, but a sample holds %s",
                            described,
                            kind.least(),
                            most,
                            value));
        }
        return (long) value;
    }

    private static OnnxJavaType type(ElementKind kind) {
        return switch (kind) {
            case FLOAT -> OnnxJavaType.FLOAT;
            case DOUBLE -> OnnxJavaType.DOUBLE;
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case BFLOAT16 -> OnnxJavaType.BFLOAT16;
            case INT64 -> OnnxJavaType.INT64;
            case INT32 -> OnnxJavaType.INT32;
            case INT16 -> OnnxJavaType.INT16;
            case INT8 -> OnnxJavaType.INT8;
            case UINT8 -> OnnxJavaType.UINT8;
            case BOOL -> OnnxJavaType.BOOL;
            case UINT16, UINT32, UINT64 ->
                    throw new IllegalStateException("%s is fed as another type".formatted(kind));
        };
    }

    @Override
    public void close() {
        tensor.close();
    }
}
