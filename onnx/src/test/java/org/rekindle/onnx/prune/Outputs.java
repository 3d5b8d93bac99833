package org.rekindle.onnx.prune;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Random;
import org.rekindle.number.HalfFloat;
import org.rekindle.onnx.model.ElementKind;

/** What ONNX Runtime computes with a model. */
final class Outputs {
    private static final double TOLERANCE = 1e-6;

    /** The last bit of a half; sums in another order may differ by it. */
    private static final double HALF_TOLERANCE = 0x1p-10;

    private Outputs() {}

    /** Both models give the same for the same random input. */
    static void assertSame(ModelProto one, ModelProto other, long... dims) {
        assertSame(isHalf(one) ? HALF_TOLERANCE : TOLERANCE, one, other, dims);
    }

    /** The same to a tolerance, relative to the largest output. */
    static void assertSame(double tolerance, ModelProto one, ModelProto other, long... dims) {
        float[] expected = run(one, dims);
        float[] actual = run(other, dims);
        assertThat(actual).hasSameSizeAs(expected);
        float largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(largest).as("an output that is not just 0").isPositive();
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) Math.abs(actual[i] - expected[i]))
                    .as("output %d: %s and %s", i, expected[i], actual[i])
                    .isLessThanOrEqualTo(tolerance * largest);
        }
    }

    private static boolean isHalf(ModelProto model) {
        int type = model.getGraph().getOutput(0).getType().getTensorType().getElemType();
        return type == ElementKind.FLOAT16.dataType();
    }

    private static float[] run(ModelProto model, long... dims) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            options.setIntraOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            try (OrtSession session = environment.createSession(model.toByteArray(), options);
                    OnnxTensor input = input(environment, session, dims);
                    OrtSession.Result result = session.run(Map.of("x", input))) {
                FloatBuffer values = ((OnnxTensor) result.get(result.size() - 1)).getFloatBuffer();
                float[] copy = new float[values.remaining()];
                values.get(copy);
                return copy;
            }
        } catch (OrtException e) {
            throw new AssertionError(e);
        }
    }

    private static OnnxTensor input(OrtEnvironment environment, OrtSession session, long... dims)
            throws OrtException {
        Random random = new Random(1);
        int size = 1;
        for (long dim : dims) {
            size *= (int) dim;
        }
        TensorInfo info = (TensorInfo) session.getInputInfo().values().iterator().next().getInfo();
        if (info.type == OnnxJavaType.FLOAT) {
            FloatBuffer values = FloatBuffer.allocate(size);
            for (int i = 0; i < size; i++) {
                values.put(i, (float) random.nextGaussian());
            }
            return OnnxTensor.createTensor(environment, values, dims);
        }
        ByteBuffer halves = ByteBuffer.allocateDirect(2 * size).order(ByteOrder.nativeOrder());
        for (int i = 0; i < size; i++) {
            halves.putShort(2 * i, HalfFloat.ofFloat((float) random.nextGaussian()));
        }
        return OnnxTensor.createTensor(environment, halves, dims, OnnxJavaType.FLOAT16);
    }
}
