package org.rekindle.onnx.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rekindle.onnx.ModelBuilder.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.shape.Shape;

/** What ONNX Runtime computes lies where each operator's rule says, in the shape that it says. */
class OperatorsTest {
    private static final double LOW = -2;
    private static final double HIGH = 3;
    private static final int SAMPLES = 300;

    @TestFactory
    Stream<DynamicTest> whatIsComputedLiesWithinTheBounds() {
        return Stream.of(
                        node("Abs"),
                        node("Neg"),
                        node("Floor"),
                        node("Ceil"),
                        node("Sigmoid"),
                        node("Tanh"),
                        node("Exp"),
                        node("Erf"),
                        node("Softplus"),
                        node("Softsign"),
                        node("Selu"),
                        node("Celu", attribute("alpha", 0.5f)),
                        node("Elu", attribute("alpha", -0.5f)),
                        node("LeakyRelu", attribute("alpha", -0.5f)),
                        node("ThresholdedRelu", attribute("alpha", 1f)),
                        node("ThresholdedRelu", attribute("alpha", 4f)),
                        node("HardSigmoid"),
                        node("HardSwish"),
                        node("Softmax", attribute("axis", 1L)),
                        node("Identity"),
                        node("Dropout"),
                        node("Cast", attribute("to", 1L)),
                        node("ReduceMean", attribute("axes", List.of(2L, 3L))),
                        node("ReduceMean", attribute("axes", List.of(-1L)), keeps(0)),
                        node("ReduceMax", attribute("axes", List.of(1L)), keeps(0)),
                        node("ReduceMin", attribute("axes", List.of(1L))),
                        node("GlobalMaxPool"),
                        node("GlobalAveragePool"),
                        node("MaxPool", kernel(3), pads(1), attribute("ceil_mode", 1L)),
                        node("MaxPool", kernel(2), attribute("auto_pad", "SAME_UPPER")),
                        node("AveragePool", kernel(3), pads(1), strides(2)),
                        node("Transpose", attribute("perm", List.of(0L, 2L, 3L, 1L))),
                        node("Transpose", attribute("perm", List.of(0L, 3L, 1L, 2L))),
                        node("DepthToSpace", attribute("blocksize", 2L)),
                        node("SpaceToDepth", attribute("blocksize", 2L)),
                        node("Flatten", attribute("axis", 2L)),
                        of("ReduceSum", builder().integers("c", 1, 3), "x", "c"),
                        of(
                                "Squeeze",
                                builder()
                                        .integers("c", 4)
                                        .node("Unsqueeze", List.of("x", "c"), "u"),
                                "u",
                                "c"),
                        of("Reshape", builder().integers("c", 0, 8, -1), "x", "c"),
                        of("Reshape", builder().integers("c", -1, 2, 2), "x", "c"),
                        of(
                                "Gather",
                                builder().integers("c", 3, -4, 1),
                                List.of("x", "c"),
                                attribute("axis", 1L)),
                        of(
                                "Gather",
                                builder().integers("c", List.of(), 2),
                                List.of("x", "c"),
                                attribute("axis", 1L)),
                        of(
                                "Slice",
                                builder()
                                        .integers("s", 1)
                                        .integers("e", 99)
                                        .integers("a", 1)
                                        .integers("b", 2),
                                "x",
                                "s",
                                "e",
                                "a",
                                "b"),
                        of("Expand", builder().integers("c", 2, 1, 1, 1, 1), "x", "c"),
                        of("Tile", builder().integers("c", 1, 2, 1, 1), "x", "c"),
                        of(
                                "Pad",
                                builder()
                                        .integers("c", 0, 1, 2, 0, 0, 1, 0, 1)
                                        .initializer("v", List.of(), 9),
                                "x",
                                "c",
                                "v"),
                        of(
                                "Pad",
                                builder().integers("c", 0, 0, 1, 1, 0, 0, 1, 1),
                                List.of("x", "c"),
                                attribute("mode", "reflect")),
                        of(
                                "Resize",
                                builder().initializer("s", List.of(4L), 1, 1, 2, 3),
                                List.of("x", "", "s"),
                                attribute("mode", "linear")),
                        of("Resize", builder().integers("s", 1, 4, 3, 7), "x", "", "", "s"),
                        of(
                                "ConvTranspose",
                                weights(4, 3, 3, 3),
                                List.of("x", "w"),
                                strides(2),
                                pads(1),
                                attribute("output_padding", List.of(1L, 0L))),
                        of(
                                "ConvTranspose",
                                weights(4, 1, 2, 2),
                                List.of("x", "w"),
                                attribute("group", 2L)),
                        of(
                                "Conv",
                                weights(6, 2, 3, 3),
                                List.of("x", "w"),
                                attribute("group", 2L),
                                attribute("auto_pad", "SAME_LOWER"),
                                strides(2)),
                        of(
                                "Conv",
                                weights(3, 4, 2, 2),
                                List.of("x", "w"),
                                attribute("dilations", List.of(2L, 2L))),
                        of("MatMul", weights(4, 5), "x", "w"),
                        of("MatMul", weights(5, 4), "w", "x"),
                        of("MatMul", builder(), "x", "x"),
                        of("Mul", builder(), "x", "x"),
                        of("Mul", builder().node("Exp", List.of("x"), "e"), "x", "e"),
                        of("Div", builder().node("Exp", List.of("x"), "e"), "x", "e"),
                        of("Pow", builder().initializer("two", List.of(), 2), "x", "two"),
                        of("Max", weights(4, 1, 1), "x", "w"),
                        of("Min", weights(4, 1, 1), "x", "w"),
                        of("Sum", weights(4, 1, 1), "x", "w", "x"),
                        of("Mean", weights(4, 1, 1), "x", "w", "x"),
                        of("PRelu", weights(4, 1, 1), "x", "w"),
                        of("PRelu", builder().node("Tanh", List.of("x"), "t"), "x", "t"),
                        of("Div", weights(4, 1, 1), "x", "w"),
                        of("Sub", weights(4, 1, 1), "w", "x"),
                        of("Gelu", builder().opset(20), "x"),
                        of(
                                "Gelu",
                                builder().opset(20),
                                List.of("x"),
                                attribute("approximate", "tanh")),
                        of("Mish", builder().opset(18), "x"),
                        of("Mul", builder().node("Sigmoid", List.of("x"), "s"), "s", "x"),
                        of(
                                "Where",
                                weights(4, 1, 1).node("Greater", List.of("x", "w"), "b"),
                                "b",
                                "x",
                                "w"),
                        of(
                                "LayerNormalization",
                                weights(4),
                                List.of("x", "w", "w"),
                                attribute("epsilon", 0.01f)),
                        of(
                                "LayerNormalization",
                                weights(4, 4, 4),
                                List.of("x", "w"),
                                attribute("axis", 1L)),
                        of(
                                "InstanceNormalization",
                                weights(4),
                                List.of("x", "w", "w"),
                                attribute("epsilon", 0.01f)),
                        of(
                                "GroupNormalization",
                                weights(4).opset(21),
                                List.of("x", "w", "w"),
                                attribute("num_groups", 2L),
                                attribute("epsilon", 0.01f)),
                        of("MatMul", builder().node("Softmax", List.of("x"), "p"), "p", "x"),
                        quantized("zero"),
                        recurrent("LSTM", 4),
                        recurrent("GRU", 3),
                        recurrent("RNN", 1))
                .map(
                        builder ->
                                DynamicTest.dynamicTest(
                                        builder.proto().getGraph().getNodeList().toString(),
                                        () -> holds(builder.output("y").model())));
    }

    private static ModelBuilder quantized(String zero) {
        return of(
                "DequantizeLinear",
                builder()
                        .initializer("s", List.of(), 0.013f)
                        .bytes(zero, 100)
                        .node("QuantizeLinear", List.of("x", "s", zero), "q"),
                "q",
                "s",
                zero);
    }

    /** Over 4 steps of 4 samples with 4 numbers. */
    private static ModelBuilder recurrent(String op, long gates) {
        return weights(1, gates * 2, 4)
                .initializer("r", List.of(1L, gates * 2, 2L), new float[(int) (gates * 4)])
                .integers("sizes", 4, 4, 4)
                .node("Reshape", List.of("x", "sizes"), "steps")
                .node(op, List.of("steps", "w", "r"), "y", attribute("hidden_size", 2L));
    }

    private static void holds(Model model) throws OrtException {
        Propagation propagation = Propagation.through(model, InputBox.uniform(LOW, HIGH));
        assertThat(propagation.notes()).isEmpty();
        Bounds bounds = propagation.facts().bounds("y");
        Rounding rounding = propagation.facts().rounding();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Random random = new Random(1);
        try (OrtSession session = environment.createSession(model.proto().toByteArray())) {
            for (int sample = 0; sample < SAMPLES; sample++) {
                try (OnnxTensor tensor =
                                OnnxTensor.createTensor(
                                        environment,
                                        FloatBuffer.wrap(input(random)),
                                        new long[] {1, 4, 4, 4});
                        OrtSession.Result result = session.run(Map.of("x", tensor))) {
                    holds(bounds, rounding, (OnnxTensor) result.get(0));
                }
            }
        }
    }

    private static void holds(Bounds bounds, Rounding rounding, OnnxTensor output) {
        long[] shape = output.getInfo().getShape();
        int[] strides = new int[shape.length];
        if (bounds.shape().ranked()) {
            assertThat(bounds.shape().rank()).isEqualTo(shape.length);
            for (int axis = 0; axis < shape.length; axis++) {
                if (Shape.isKnown(bounds.shape().dim(axis))) {
                    assertThat(bounds.shape().dim(axis)).isEqualTo(shape[axis]);
                }
            }
            strides = Strides.repeating(bounds.stored());
        }
        int[] sources =
                Strides.sources(Arrays.stream(shape).mapToInt(i -> (int) i).toArray(), strides);
        FloatBuffer values = output.getFloatBuffer();
        for (int i = 0; i < sources.length; i++) {
            ValueRange interval = bounds.interval(sources[i], rounding);
            assertThat((double) values.get(i)).isBetween(interval.low(), interval.high());
        }
    }

    /** Points in the box, half of their coordinates at its ends. */
    private static float[] input(Random random) {
        float[] values = new float[64];
        for (int i = 0; i < values.length; i++) {
            double between = LOW + (HIGH - LOW) * random.nextDouble();
            double end = random.nextBoolean() ? LOW : HIGH;
            values[i] = (float) (random.nextBoolean() ? between : end);
        }
        return values;
    }

    private static ModelBuilder builder() {
        return new ModelBuilder().input("x", 0, 4, 4, 4);
    }

    private static ModelBuilder weights(long... dims) {
        Random random = new Random(2);
        float[] values = new float[(int) Arrays.stream(dims).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return builder().initializer("w", Arrays.stream(dims).boxed().toList(), values);
    }

    private static ModelBuilder node(String op, AttributeProto... attributes) {
        return of(op, builder(), List.of("x"), attributes);
    }

    private static ModelBuilder of(String op, ModelBuilder builder, String... inputs) {
        return of(op, builder, List.of(inputs));
    }

    private static ModelBuilder of(
            String op, ModelBuilder builder, List<String> inputs, AttributeProto... attributes) {
        return builder.node(op, inputs, "y", attributes);
    }

    private static AttributeProto keeps(long value) {
        return attribute("keepdims", value);
    }

    private static AttributeProto kernel(long size) {
        return attribute("kernel_shape", List.of(size, size));
    }

    private static AttributeProto strides(long size) {
        return attribute("strides", List.of(size, size));
    }

    private static AttributeProto pads(long size) {
        return attribute("pads", List.of(size, size, size, size));
    }
}
