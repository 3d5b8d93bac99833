package org.rekindle.onnx.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import org.rekindle.onnx.model.ModelException;

/** What a run gives, as doubles. */
public final class OutputValues {
    private OutputValues() {}

    /**
     * The numbers of a tensor, row-major.
     *
     * @throws ModelException when it is not a tensor of numbers
     */
    public static double[] of(OnnxValue value) {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new ModelException(
                    "an output is no tensor but a %s; only tensors can be compared"
                            .formatted(value.getType()));
        }
        return switch (tensor.getInfo().type) {
            case FLOAT, FLOAT16, BFLOAT16 -> floats(tensor.getFloatBuffer());
            case DOUBLE -> doubles(tensor.getDoubleBuffer());
            case INT64 -> longs(tensor.getLongBuffer());
            case INT32 -> integers(tensor.getIntBuffer());
            case INT16 -> shorts(tensor.getShortBuffer());
            case INT8 -> bytes(tensor.getByteBuffer(), false);
            case UINT8, BOOL -> bytes(tensor.getByteBuffer(), true);
            case STRING, UNKNOWN ->
                    throw new ModelException(
                            "an output is of type %s; only numbers can be compared"
                                    .formatted(tensor.getInfo().type));
        };
    }

    private static double[] floats(FloatBuffer buffer) {
        double[] values = new double[buffer.remaining()];
        for (int i = 0; i < values.length; i++) {
            values[i] = buffer.get(i);
        }
        return values;
    }

    private static double[] doubles(DoubleBuffer buffer) {
        double[] values = new double[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private static double[] longs(LongBuffer buffer) {
        double[] values = new double[buffer.remaining()];
        for (int i = 0; i < values.length; i++) {
            values[i] = buffer.get(i);
        }
        return values;
    }

    private static double[] integers(IntBuffer buffer) {
        double[] values = new double[buffer.remaining()];
        for (int i = 0; i < values.length; i++) {
            values[i] = buffer.get(i);
        }
        return values;
    }

    private static double[] shorts(ShortBuffer buffer) {
        double[] values = new double[buffer.remaining()];
        for (int i = 0; i < values.length; i++) {
            values[i] = buffer.get(i);
        }
        return values;
    }

    private static double[] bytes(ByteBuffer buffer, boolean unsigned) {
        double[] values = new double[buffer.remaining()];
        for (int i = 0; i < values.length; i++) {
            values[i] = unsigned ? Byte.toUnsignedInt(buffer.get(i)) : buffer.get(i);
        }
        return values;
    }
}
