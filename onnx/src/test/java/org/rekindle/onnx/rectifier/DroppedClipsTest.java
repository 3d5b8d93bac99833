package org.rekindle.onnx.rectifier;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.census.Verdict;
import org.rekindle.onnx.Inputs;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.RectifierCensus;
import org.rekindle.onnx.census.Scan;
import org.rekindle.onnx.model.ElementKind;
import org.rekindle.onnx.model.Model;

/** A Clip that a quantiser dropped, because the range of the quantised value clips as well. */
class DroppedClipsTest {
    private static final int STEPS = 255;

    @ParameterizedTest
    @CsvSource({"INT8, 0", "UINT8, 128"})
    void theRangeOfAHardTanhIsItsTwoBounds(ElementKind kind, int zeroPoint) {
        RectifierCensus layer = layer(quantized(between("z"), 2f / STEPS, kind, zeroPoint));
        assertThat(layer.indices(Verdict.DEAD::equals)).containsExactly(1, 2);
        assertThat(layer.dead(DeadSide.ABOVE)).containsExactly(2);
    }

    @Test
    void anUpperEndThatComesFromTheCalibrationIsNoBound() {
        RectifierCensus layer =
                layer(quantized(between("z"), 1.157f / STEPS, ElementKind.INT8, 92));
        assertThat(layer.indices(Verdict.DEAD::equals)).containsExactly(1);
    }

    @Test
    void aLowerEndThatComesFromTheCalibrationIsNoBound() {
        RectifierCensus layer =
                layer(quantized(between("z"), 1.157f / STEPS, ElementKind.INT8, -93));
        assertThat(layer.indices(Verdict.DEAD::equals)).containsExactly(2);
        assertThat(layer.dead(DeadSide.ABOVE)).containsExactly(2);
    }

    /** One step is 3.9 here, so an end at 0 would be 1 to half a step. */
    @Test
    void theEndOfAWideRangeIsNoBound() {
        QuantizedRange range = calibrated(-1_000, 0.3, true);
        assertThat(range.startsAtBound()).isFalse();
        assertThat(range.endsAtBound()).isFalse();
    }

    @Test
    void whatIsQuantizedAgainIsCountedOnce() {
        ModelBuilder builder =
                between("z")
                        .initializer("scale", List.of(), 2f / STEPS)
                        .bytes("zero", 128)
                        .node("QuantizeLinear", List.of("z", "scale", "zero"), "first")
                        .node("DequantizeLinear", List.of("first", "scale", "zero"), "f")
                        .node("Identity", List.of("f"), "moved")
                        .node("QuantizeLinear", List.of("moved", "scale", "zero"), "again")
                        .node("DequantizeLinear", List.of("again", "scale", "zero"), "y")
                        .output("y");
        assertThat(Rectifiers.of(builder.model()))
                .extracting(Rectifier::name)
                .containsExactly("first");
    }

    @Test
    void whatATanhGivesIsNotClipped() {
        ModelBuilder builder = between("z").node("Tanh", List.of("z"), "t");
        ModelProto proto = quantizing(builder, "t", 2f / STEPS, ElementKind.INT8, 0);
        assertThat(Rectifiers.of(parse(proto))).isEmpty();
    }

    @Test
    void anyOtherRangeBetweenTwoLayersIsNamed() {
        Model model = parse(quantized(between("z"), 0.0311f, ElementKind.INT8, 7));
        assertThat(scan(model).notes())
                .anySatisfy(
                        note ->
                                assertThat(note)
                                        .startsWith("1 quantised value stands between two layers")
                                        .contains("\"q\"", "Hardtanh", "not looked into"));
    }

    @Test
    void aRangeBehindAnActivationIsNotNamed() {
        ModelBuilder relu = between("z").node("Relu", List.of("z"), "r");
        Model model = parse(quantizing(relu, "r", 0.0311f, ElementKind.INT8, 7));
        assertThat(DroppedClips.note(model, Rectifiers.of(model))).isEmpty();
    }

    @Test
    void theLastLayerIsNotNamed() {
        ModelBuilder builder =
                between("z")
                        .initializer("scale", List.of(), 0.0311f)
                        .bytes("zero", 100)
                        .node("QuantizeLinear", List.of("z", "scale", "zero"), "q")
                        .node("DequantizeLinear", List.of("q", "scale", "zero"), "y")
                        .output("y");
        Model model = builder.model();
        assertThat(DroppedClips.note(model, Rectifiers.of(model))).isEmpty();
    }

    @Property(tries = 200)
    void aClipBetweenWholeNumbersShowsInTheRangeThatQuantisersMakeOfIt(
            @ForAll @IntRange(min = -40, max = -1) int low,
            @ForAll @IntRange(min = 1, max = 40) int high,
            @ForAll boolean signed) {
        QuantizedRange range = calibrated(low, high, signed);
        assertThat(range.startsAtBound()).isTrue();
        assertThat(range.endsAtBound()).isTrue();
    }

    @Property(tries = 200)
    void aRangeThatWasMeasuredIsNone(
            @ForAll @IntRange(min = 2_001, max = 9_999) int low,
            @ForAll @IntRange(min = 100, max = 900) int beyondWhole,
            @ForAll boolean signed) {
        double width = 20 + beyondWhole / 1000.0;
        QuantizedRange range = calibrated(-low / 1000.0, width - low / 1000.0, signed);
        assertThat(range.startsAtBound()).isFalse();
        assertThat(range.endsAtBound()).isFalse();
    }

    /** As ONNX Runtime computes it. */
    private static QuantizedRange calibrated(double low, double high, boolean signed) {
        ElementKind kind = signed ? ElementKind.INT8 : ElementKind.UINT8;
        float scale = (float) ((high - low) / STEPS);
        double zero = Math.rint(QuantizedRange.lowest(kind) - low / scale);
        return new QuantizedRange(scale, zero, kind);
    }

    private static RectifierCensus layer(ModelProto proto) {
        assertThat(scan(parse(proto)).layers()).hasSize(1);
        return scan(parse(proto)).layers().get(0);
    }

    /** A layer of four units, of which one is far below every bound, and one far above. */
    private static ModelBuilder between(String output) {
        float[] weights = new float[16];
        Random random = new Random(3);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        return new ModelBuilder()
                .input("x", 0, 4)
                .initializer("w", List.of(4L, 4L), weights)
                .initializer("b", List.of(4L), 0.1f, -40, 40, -0.3f)
                .node("Gemm", List.of("x", "w", "b"), output);
    }

    private static ModelProto quantized(
            ModelBuilder builder, float scale, ElementKind kind, int zeroPoint) {
        return quantizing(builder, "z", scale, kind, zeroPoint);
    }

    /** Quantises a value, and gives it to another layer. */
    private static ModelProto quantizing(
            ModelBuilder builder, String value, float scale, ElementKind kind, int zeroPoint) {
        ModelProto.Builder proto =
                builder
                        .initializer("scale", List.of(), scale)
                        .node("QuantizeLinear", List.of(value, "scale", "zero"), "q")
                        .node("DequantizeLinear", List.of("q", "scale", "zero"), "d")
                        .node("Gemm", List.of("d", "w", "b"), "y")
                        .output("y")
                        .proto()
                        .toBuilder();
        proto.getGraphBuilder()
                .addInitializer(
                        TensorProto.newBuilder()
                                .setName("zero")
                                .setDataType(kind.dataType())
                                .addInt32Data(zeroPoint));
        return proto.build();
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
        return new Scan(model, new Inputs(List.of(4L), values).probe(model)).run();
    }
}
