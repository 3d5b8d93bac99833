package org.rekindle.onnx.rectifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.rekindle.onnx.ModelBuilder.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.census.UnitCensus;
import org.rekindle.census.Verdict;
import org.rekindle.onnx.Inputs;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RectifierCensus;
import org.rekindle.onnx.census.Scan;
import org.rekindle.onnx.census.ScanPlan;
import org.rekindle.onnx.census.SmoothCensus;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.proof.Certificates;
import org.rekindle.onnx.proof.InputBox;
import org.rekindle.onnx.prune.PrunedModel;
import org.rekindle.onnx.prune.Pruning;

class FusedAndQuantizedTest {
    private static final int UNITS = 4;
    private static final float SCALE = 0.05f;
    private static final ScanPlan RATES = new ScanPlan(1, true, OptionalInt.empty());

    @Test
    void aFusedReluIsCountedAsThePlainOne() {
        ModelBuilder plain = layer().node("Relu", List.of("z"), "a").output("a");
        ModelProto fused =
                onRuntimes(
                        layer("FusedGemm", "a", attribute("activation", "Relu")).output("a"),
                        "FusedGemm");
        assertThat(fired(scan(parse(fused)))).isEqualTo(fired(scan(plain.model())));
    }

    @ParameterizedTest
    @CsvSource({"Relu, ZERO", "LeakyRelu, SLOPE", "HardSigmoid, ZERO", "HardSwish, DIP"})
    void theActivationOfAFusedLayerSaysItsFamily(String activation, RectifierShape.Family family) {
        ModelProto proto =
                onRuntimes(
                        layer("FusedGemm", "a", attribute("activation", activation)).output("a"),
                        "FusedGemm");
        assertThat(Rectifiers.of(parse(proto)))
                .singleElement()
                .matches(found -> found.shape().family() == family)
                .matches(found -> found.preActivation().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sigmoid", "Tanh"})
    void aFusedSmoothActivationIsSaturatedWhereThePlainOneIs(String activation) {
        ModelBuilder plain = layer().node(activation, List.of("z"), "a").output("a");
        ModelProto fused =
                onRuntimes(
                        layer("FusedGemm", "a", attribute("activation", activation)).output("a"),
                        "FusedGemm");
        SmoothCensus expected = scan(plain.model()).smooth().get(0);
        SmoothCensus found = scan(parse(fused)).smooth().get(0);
        assertThat(expected.saturated()).containsExactly(1, 2);
        assertThat(found.saturated()).isEqualTo(expected.saturated());
        assertThat(found.samples()).isEqualTo(expected.samples());
    }

    @Test
    void aFusedActivationThatIsNotKnownIsToldAsSkipped() {
        ModelProto proto =
                onRuntimes(
                        layer("FusedGemm", "a", attribute("activation", "Softplus")).output("a"),
                        "FusedGemm");
        Model model = parse(proto);
        assertThat(Rectifiers.of(model)).isEmpty();
        assertThat(Unseen.of(model, List.of()))
                .singleElement()
                .matches(part -> part.reason().contains("Softplus"));
    }

    @Test
    void anOperatorOfAnUnknownDomainIsToldAsSkipped() {
        ModelBuilder builder = layer().node("Gate", List.of("z"), "a").output("a");
        ModelProto proto = inDomain(builder.proto(), "Gate", "my.own");
        assertThat(Unseen.of(parse(proto), List.of()))
                .extracting(Skipped::op, Skipped::node)
                .containsExactly(tuple("Gate", "a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UINT8", "INT8"})
    void aValueThatSaturatesAtItsZeroPointIsRectified(ElementKind kind) {
        int lowest = kind == ElementKind.INT8 ? Byte.MIN_VALUE : 0;
        Model model = parse(quantized(layer(), "z", kind, lowest));
        RectifierCensus layer = scan(model).layers().get(0);
        // Half a step above 0 is rounded to 0.
        Model plain =
                layer().node("ThresholdedRelu", List.of("z"), "a", half()).output("a").model();
        assertThat(fired(layer)).isEqualTo(fired(scan(plain).layers().get(0)));
        assertThat(layer.indices(Verdict.DEAD::equals)).containsExactly(1);
    }

    @Test
    void aZeroPointInTheMiddleRectifiesNothing() {
        assertThat(Rectifiers.of(parse(quantized(layer(), "z", ElementKind.INT8, 0)))).isEmpty();
        assertThat(Rectifiers.of(parse(quantized(layer(), "z", ElementKind.UINT8, 128)))).isEmpty();
    }

    @Test
    void aRectifierIsCountedOnceThoughItIsQuantizedBehind() {
        ModelBuilder builder =
                layer().node("Relu", List.of("z"), "r").node("Identity", List.of("r"), "i");
        assertThat(Rectifiers.of(parse(quantized(builder, "i", ElementKind.UINT8, 0))))
                .extracting(Rectifier::op)
                .containsExactly("Relu");
    }

    @Test
    void theInputOfAModelIsNotRectifiedByBeingQuantized() {
        ModelBuilder builder =
                new ModelBuilder().input("x", 0, 4).node("Identity", List.of("x"), "z");
        assertThat(Rectifiers.of(parse(quantized(builder, "z", ElementKind.UINT8, 0)))).isEmpty();
    }

    @Test
    void quantizedUnitsStayWhereNoRunHasShownTheirShape() {
        Model model = parse(quantized(layer(), "z", ElementKind.UINT8, 0));
        Rectifier rectifier = Rectifiers.of(model).get(0);
        PrunedModel pruned = Pruning.prune(model, Map.of(rectifier, Set.of(1)));
        assertThat(pruned.removed()).isEmpty();
        assertThat(pruned.kept().values()).singleElement().asString().contains("is not known");
    }

    @Test
    void aHardSwishIsProvedDeadOnlyBelowItsCorner() {
        Model model =
                new ModelBuilder()
                        .input("x", 0, 3)
                        .initializer("b", List.of(3L), -5, -3, 0)
                        .node("Add", List.of("x", "b"), "z")
                        .node("HardSwish", List.of("z"), "a")
                        .output("a")
                        .model();
        List<Rectifier> rectifiers = Rectifiers.of(model);
        Certificates certificates = Certificates.prove(model, InputBox.uniform(-1, 1), rectifiers);
        assertThat(certificates.dead(rectifiers.get(0))).containsExactly(0);
    }

    private static AttributeProto half() {
        return attribute("alpha", SCALE / 2);
    }

    private static ModelBuilder layer() {
        return layer("Gemm", "z");
    }

    private static ModelBuilder layer(String op, String output, AttributeProto... attributes) {
        float[] weights = new float[4 * UNITS];
        Random random = new Random(3);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        return new ModelBuilder()
                .input("x", 0, 4)
                .initializer("w", List.of(4L, (long) UNITS), weights)
                .initializer("b", List.of((long) UNITS), 0.1f, -40, 40, -0.5f)
                .node(op, List.of("x", "w", "b"), output, attributes);
    }

    private static ModelProto quantized(
            ModelBuilder before, String value, ElementKind kind, int zeroPoint) {
        ModelBuilder builder =
                before.initializer("scale", List.of(), SCALE)
                        .node("QuantizeLinear", List.of(value, "scale", "zero"), "q")
                        .node("DequantizeLinear", List.of("q", "scale", "zero"), "y")
                        .output("y");
        ModelProto.Builder proto = builder.proto().toBuilder();
        proto.getGraphBuilder()
                .addInitializer(
                        TensorProto.newBuilder()
                                .setName("zero")
                                .setDataType(kind.dataType())
                                .addInt32Data(zeroPoint));
        return proto.build();
    }

    private static ModelProto onRuntimes(ModelBuilder builder, String op) {
        return inDomain(builder.proto(), op, "com.microsoft");
    }

    private static ModelProto inDomain(ModelProto model, String op, String domain) {
        ModelProto.Builder proto = model.toBuilder();
        for (NodeProto.Builder node : proto.getGraphBuilder().getNodeBuilderList()) {
            if (node.getOpType().equals(op)) {
                node.setDomain(domain);
            }
        }
        return proto.addOpsetImport(OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(1))
                .build();
    }

    private static Model parse(ModelProto proto) {
        return Model.parse(Path.of("test.onnx"), proto.toByteArray());
    }

    private static ModelCensus scan(Model model) {
        Random random = new Random(9);
        float[] values = new float[4 * 400];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        Inputs inputs = new Inputs(List.of(4L), values);
        return new Scan(model, Rectifiers.of(model), inputs.probe(model), RATES).run(done -> {});
    }

    private static List<Long> fired(ModelCensus census) {
        return fired(census.layers().get(0));
    }

    private static List<Long> fired(RectifierCensus layer) {
        List<Long> fired = new ArrayList<>();
        for (UnitCensus unit : layer.units()) {
            fired.add(unit.fired());
        }
        return fired;
    }
}
