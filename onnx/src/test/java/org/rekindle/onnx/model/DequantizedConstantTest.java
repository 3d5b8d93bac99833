package org.rekindle.onnx.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rekindle.onnx.ModelBuilder.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.onnx.ModelBuilder;

/** Weights that are stored in 8 bits are the constants that ONNX Runtime makes of them. */
class DequantizedConstantTest {
    private static final List<Long> DIMS = List.of(3L, 2L, 4L);

    private static ModelProto model(
            DataType type, List<Long> scales, float[] scale, int[] zeros, AttributeProto... more) {
        int least = type == DataType.INT8 ? -128 : 0;
        ModelProto.Builder proto =
                new ModelBuilder()
                                .initializer("scale", scales, scale)
                                .node("DequantizeLinear", List.of("q", "scale", "zero"), "w", more)
                                .output("w")
                                .proto()
                                .toBuilder();
        proto.getGraphBuilder()
                .addInitializer(
                        bytes("q", type, DIMS, LongStream.range(0, 24).map(i -> least + 11 * i)))
                .addInitializer(
                        bytes(
                                "zero",
                                type,
                                scales,
                                LongStream.range(0, zeros.length).map(i -> zeros[(int) i])));
        return proto.build();
    }

    private static TensorProto bytes(
            String name, DataType type, List<Long> dims, LongStream values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder()
                        .setName(name)
                        .setDataType(type.getNumber())
                        .addAllDims(dims);
        values.forEach(value -> tensor.addInt32Data((int) value));
        return tensor.build();
    }

    private static Optional<Tensor> folded(ModelProto proto) {
        return Model.parse(Path.of("quantised.onnx"), proto.toByteArray()).graph().constant("w");
    }

    private static float[] computed(ModelProto proto) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(proto.toByteArray());
                OrtSession.Result result = session.run(Map.of())) {
            FloatBuffer buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[buffer.remaining()];
            buffer.get(values);
            return values;
        }
    }

    private static void assertAsComputed(ModelProto proto) throws OrtException {
        float[] expected = computed(proto);
        Tensor tensor = folded(proto).orElseThrow();
        assertThat(tensor.dims()).isEqualTo(DIMS);
        float[] values = new float[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) tensor.get(i);
        }
        assertThat(values).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({"INT8, -7", "UINT8, 131"})
    void oneScaleForAll(DataType type, int zero) throws OrtException {
        assertAsComputed(model(type, List.of(), new float[] {0.013f}, new int[] {zero}));
    }

    @ParameterizedTest
    @CsvSource({"0", "-3"})
    void oneScaleForEachPlaceOfAnAxis(long axis) throws OrtException {
        assertAsComputed(
                model(
                        DataType.INT8,
                        List.of(3L),
                        new float[] {0.013f, 1e-20f, 700},
                        new int[] {0, -128, 127},
                        attribute("axis", axis)));
    }

    @Test
    void scalesThatDoNotFitTheAxisGiveNoConstant() {
        ModelProto proto =
                model(
                        DataType.INT8,
                        List.of(3L),
                        new float[] {1, 2, 3},
                        new int[] {0, 0, 0},
                        attribute("axis", 2L));
        assertThat(folded(proto)).isEmpty();
    }
}
