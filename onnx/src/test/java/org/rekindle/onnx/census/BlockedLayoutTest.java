package org.rekindle.onnx.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.rekindle.onnx.ModelBuilder.attribute;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.census.Verdict;
import org.rekindle.onnx.Inputs;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.proof.Certificates;
import org.rekindle.onnx.proof.InputBox;
import org.rekindle.onnx.prune.PrunedModel;
import org.rekindle.onnx.prune.Pruning;
import org.rekindle.onnx.rectifier.Blocks;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;
import org.rekindle.onnx.rectifier.Unseen;

/**
 * A network as ONNX Runtime writes it at its highest level of optimisation. The length of its
 * blocks depends on the processor, so it is written anew in each run.
 */
class BlockedLayoutTest {
    private static final String DOMAIN = "com.microsoft.nchwc";
    private static final int SIDE = 8;
    private static final int SAMPLES = 40;

    /** Another order of summation may lift a few numbers above 0. */
    private static final Offset<Long> ROUNDING = Offset.offset(3L);

    @TempDir private static Path folder;

    private static Model plain;
    private static Model blocked;

    private static final Random RANDOM = new Random(3);

    /** No number of channels fills its blocks, be they of eight or of sixteen. */
    @BeforeAll
    static void optimise() throws OrtException {
        ModelBuilder network = new ModelBuilder().input("x", 0, 3, SIDE, SIDE);
        convolution(network, "x", "first", 3, 20, 3, Set.of(4, 19));
        network.node("Relu", List.of("first"), "a1");
        convolution(network, "a1", "wide", 20, 32, 1, Set.of(0, 31));
        network.node("Relu", List.of("wide"), "a2");
        convolution(network, "a2", "depthwise", 1, 32, 3, Set.of(7));
        network.node("Relu", List.of("depthwise"), "a3");
        convolution(network, "a3", "narrow", 32, 20, 1, Set.of());
        network.node("Add", List.of("a1", "narrow"), "sum").node("Relu", List.of("sum"), "a4");
        network.node(
                "MaxPool",
                List.of("a4"),
                "pooled",
                attribute("kernel_shape", List.of(2L, 2L)),
                attribute("strides", List.of(2L, 2L)));
        convolution(network, "pooled", "between", 20, 28, 3, Set.of(27));
        network.node("Relu", List.of("between"), "a5");
        convolution(network, "a5", "last", 28, 37, 3, Set.of(1, 2, 36));
        network.initializer("low", List.of(), 0).initializer("high", List.of(), 6);
        network.node("Clip", List.of("last", "low", "high"), "a6");
        network.node("GlobalAveragePool", List.of("a6"), "y").output("y");
        plain = network.model();
        Path file = folder.resolve("blocked.onnx");
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.setOptimizedModelFilePath(file.toString());
            OrtEnvironment.getEnvironment().createSession(network.bytes(), options).close();
        }
        blocked = Model.read(file);
        assumeThat(blocked.graph().nodes())
                .as("this processor has a blocked layout")
                .anyMatch(node -> node.getDomain().equals(DOMAIN));
    }

    private static void convolution(
            ModelBuilder network,
            String input,
            String name,
            int inputs,
            int outputs,
            int side,
            Set<Integer> dead) {
        float[] weights = new float[outputs * inputs * side * side];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) RANDOM.nextGaussian() / (side * inputs);
        }
        float[] bias = new float[outputs];
        dead.forEach(unit -> bias[unit] = -99);
        network.initializer(
                        name + "_w",
                        List.of((long) outputs, (long) inputs, (long) side, (long) side),
                        weights)
                .initializer(name + "_b", List.of((long) outputs), bias)
                .node(
                        "Conv",
                        List.of(input, name + "_w", name + "_b"),
                        name,
                        attribute("group", inputs == 1 ? outputs : 1L),
                        attribute("pads", List.of(side / 2L, side / 2L, side / 2L, side / 2L)));
    }

    private static List<RectifierCensus> layers(Model model) {
        return census(model).layers().stream()
                .sorted(Comparator.comparing(BlockedLayoutTest::key))
                .toList();
    }

    private static ModelCensus census(Model model) {
        float[] values = new float[SAMPLES * 3 * SIDE * SIDE];
        Random random = new Random(8);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        Inputs inputs = new Inputs(List.of(3L, (long) SIDE, (long) SIDE), values);
        return new Scan(
                        model,
                        Rectifiers.of(model),
                        inputs.probe(model),
                        new ScanPlan(1, true, OptionalInt.of(16)))
                .run();
    }

    private static String key(RectifierCensus layer) {
        return layer.units().size() + " " + layer.indices(Verdict.DEAD::equals);
    }

    @Test
    void everyChannelHasTheCountsOfThePlainModelAndNoneThatFillsABlockIsCounted() {
        List<RectifierCensus> expected = layers(plain);
        List<RectifierCensus> found = layers(blocked);
        assertThat(found)
                .extracting(BlockedLayoutTest::key)
                .containsExactlyElementsOf(expected.stream().map(BlockedLayoutTest::key).toList())
                .containsExactly(
                        "20 [4, 19]",
                        "20 []",
                        "28 [27]",
                        "32 [0, 31]",
                        "32 [0, 7, 31]",
                        "37 [1, 2, 36]");
        for (int layer = 0; layer < found.size(); layer++) {
            for (int unit = 0; unit < found.get(layer).units().size(); unit++) {
                assertThat(found.get(layer).units().get(unit).fired())
                        .isCloseTo(expected.get(layer).units().get(unit).fired(), ROUNDING);
            }
        }
        assertThat(found).noneMatch(RectifierCensus::axisIsGuessed);
    }

    @Test
    void whereNothingStatesHowManyChannelsThereAreTheWeightsTell() {
        List<Rectifier> rectifiers = Rectifiers.of(blocked);
        assertThat(rectifiers)
                .extracting(rectifier -> rectifier.blocks().map(Blocks::channels).orElse(0))
                .containsExactlyInAnyOrder(20, 20, 28, 32, 32, 37);
        assertThat(rectifiers)
                .filteredOn(rectifier -> rectifier.blocks().filter(Blocks::stated).isEmpty())
                .singleElement()
                .matches(rectifier -> rectifier.blocks().orElseThrow().channels() == 28);
        assertThat(census(blocked).notes())
                .singleElement()
                .asString()
                .contains("behind the first 28 no channel has a weight");
    }

    @Test
    void withoutWeightsAndStatementTheyAreSkipped() {
        ModelProto.Builder bare = blocked.proto().toBuilder();
        bare.getGraphBuilder().getInitializerBuilderList().forEach(BlockedLayoutTest::clear);
        bare.getGraphBuilder().getNodeBuilderList().forEach(BlockedLayoutTest::stateNothing);
        Model model = Model.parse(Path.of("bare.onnx"), bare.build().toByteArray());
        assertThat(Rectifiers.of(model)).isEmpty();
        assertThat(Unseen.of(model, List.of()))
                .hasSize(6)
                .allMatch(part -> part.reason().contains("nothing tells how many of its channels"));
    }

    private static void clear(TensorProto.Builder tensor) {
        if (tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
            int size =
                    tensor.getDimsList().stream()
                            .mapToInt(Long::intValue)
                            .reduce(1, (a, b) -> a * b);
            tensor.clearRawData().clearFloatData();
            for (int i = 0; i < size; i++) {
                tensor.addFloatData(0);
            }
        }
    }

    private static void stateNothing(NodeProto.Builder node) {
        if (node.getOpType().equals("ReorderOutput")) {
            node.clearAttribute();
        }
    }

    @Test
    void nothingIsProvedAndNothingPruned() {
        List<Rectifier> rectifiers = Rectifiers.of(blocked);
        Certificates certificates =
                Certificates.prove(blocked, InputBox.uniform(-1, 1), rectifiers);
        assertThat(rectifiers).allMatch(rectifier -> certificates.silent(rectifier).isEmpty());
        PrunedModel pruned = Pruning.prune(blocked, Map.of(rectifiers.get(0), Set.of(4)));
        assertThat(pruned.removed()).isEmpty();
        assertThat(pruned.kept().values())
                .singleElement()
                .asString()
                .contains("a layout for one kind of processor");
    }
}
