package org.rekindle.onnx.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.rekindle.onnx.ModelBuilder.attribute;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnxruntime.OrtException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.census.UnitCensus;
import org.rekindle.census.Verdict;
import org.rekindle.onnx.Inputs;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.rectifier.DeadSide;
import org.rekindle.onnx.rectifier.Rectifiers;

class ScanTest {
    private static final ScanPlan RATES = new ScanPlan(1, true, OptionalInt.empty());
    private static final ScanPlan DEFAULT = new ScanPlan(1, false, OptionalInt.empty());

    @ParameterizedTest
    @CsvSource({
        "winml_iris_mlp, 4, 3",
        "marabou_mnist2x10, 1x28x28, 1",
        "marabou_KJ_TinyTaxiNet, 8x16x1, 1",
        "winml_mnist_cntk_cnn, 1x28x28, 255"
    })
    void publishedModelsAreCountedAsOneByOne(String name, String shape, float scale)
            throws OrtException {
        Model model = published(name);
        List<Long> sample = List.of(shape.split("x")).stream().map(Long::valueOf).toList();
        Inputs inputs = random(sample, 333, scale);
        FetchedCounts naive = FetchedCounts.of(model, inputs);
        ModelCensus rates = scan(model, inputs, RATES);
        assertThat(rates.layers()).isNotEmpty();
        assertThat(rates.samples()).isEqualTo(333);
        for (RectifierCensus layer : rates.layers()) {
            assertThat(fired(layer)).as(layer.rectifier().name()).isEqualTo(naive.fired(layer));
            assertThat(layer.samples()).isEqualTo(naive.places(layer));
            assertThat(layer.ratesOver()).isEqualTo(naive.places(layer));
        }
        ModelCensus released = scan(model, inputs, DEFAULT);
        for (int i = 0; i < rates.layers().size(); i++) {
            assertThat(released.layers().get(i).indices(Verdict.DEAD::equals))
                    .isEqualTo(rates.layers().get(i).indices(Verdict.DEAD::equals));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5x7, Conv",
        "2, 6, Conv",
        "3, 3x4x2, Conv",
    })
    void channelsOfConvolutionsAreCountedOverAllPositions(int ignored, String space, String op)
            throws OrtException {
        List<Long> sizes = List.of(space.split("x")).stream().map(Long::valueOf).toList();
        List<Long> weights = new ArrayList<>(List.of(3L, 2L));
        sizes.forEach(size -> weights.add(1L));
        ModelBuilder builder =
                new ModelBuilder()
                        .initializer("w", weights, 1, -1, 0.5f, 0.5f, -1, 0)
                        .initializer("b", List.of(3L), 0, -9, 0.1f)
                        .node(op, List.of("x", "w", "b"), "z")
                        .node("Relu", List.of("z"), "a")
                        .output("a");
        List<Long> sample = new ArrayList<>(List.of(2L));
        sample.addAll(sizes);
        long[] dims = new long[sample.size() + 1];
        for (int i = 0; i < sample.size(); i++) {
            dims[i + 1] = sample.get(i);
        }
        Model model = builder.input("x", dims).model();
        Inputs inputs = random(sample, 310, 1);
        RectifierCensus layer = scan(model, inputs, RATES).layers().get(0);
        assertThat(fired(layer)).isEqualTo(FetchedCounts.of(model, inputs).fired(layer));
        assertThat(layer.samples()).isEqualTo(310 * sizes.stream().reduce(1L, (a, b) -> a * b));
        assertThat(layer.indices(Verdict.DEAD::equals)).containsExactly(1);
    }

    @Test
    void channelsThatComeLastAreFoundThroughATranspose() {
        Model model =
                new ModelBuilder()
                        .input("x", 0, 2, 4, 4)
                        .initializer("w", List.of(3L, 2L, 1L, 1L), 1, -1, 0.5f, 0.5f, -1, 0)
                        .initializer("b", List.of(3L), 0, 0, -9)
                        .node("Conv", List.of("x", "w", "b"), "c")
                        .node(
                                "Transpose",
                                List.of("c"),
                                "z",
                                attribute("perm", List.of(0L, 2L, 3L, 1L)))
                        .node("Relu", List.of("z"), "a")
                        .output("a")
                        .model();
        RectifierCensus layer =
                scan(model, random(List.of(2L, 4L, 4L), 300, 1), RATES).layers().get(0);
        assertThat(layer.units()).hasSize(3);
        assertThat(layer.indices(Verdict.DEAD::equals)).containsExactly(2);
    }

    /** z = x + b for one unit each, and x is -1 or 1: the first never fires, the second always. */
    private static ModelCensus biased(String op, List<String> more, AttributeProto... attributes) {
        List<String> inputs = new ArrayList<>(List.of("z"));
        inputs.addAll(more);
        Model model =
                new ModelBuilder()
                        .input("x", 0, 3)
                        .initializer("w", List.of(3L, 3L), 1, 0, 0, 0, 1, 0, 0, 0, 1)
                        .initializer("b", List.of(3L), -9, 9, 0)
                        .initializer("zero", List.of(), 0)
                        .initializer("six", List.of(), 6)
                        .initializer("one", List.of(), 1)
                        .initializer("slopes", List.of(3L), 0.25f, 0.25f, 0.25f)
                        .initializer("mixed", List.of(3L), -0.25f, 0, 0.5f)
                        .node("Gemm", List.of("x", "w", "b"), "z")
                        .node(op, inputs, "a", attributes)
                        .output("a")
                        .model();
        float[] values = new float[3 * 400];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 3 % 2 == 0 ? 1 : -1;
        }
        return scan(model, new Inputs(List.of(3L), values), RATES);
    }

    private static void assertVerdicts(ModelCensus census, Verdict first) {
        List<UnitCensus> units = census.layers().get(0).units();
        assertThat(units.stream().map(UnitCensus::verdict))
                .containsExactly(first, Verdict.ALWAYS_ON, Verdict.ACTIVE);
        assertThat(units.get(2).firingRate()).isEqualTo(0.5);
    }

    @Test
    void whatNeverFiresIsDeadWhereThereIsNoGradientBelowZero() {
        assertVerdicts(biased("Relu", List.of()), Verdict.DEAD);
        assertVerdicts(biased("Clip", List.of("zero", "six")), Verdict.DEAD);
        assertVerdicts(biased("LeakyRelu", List.of(), attribute("alpha", 0f)), Verdict.DEAD);
        assertVerdicts(biased("Elu", List.of(), attribute("alpha", 0f)), Verdict.DEAD);
    }

    @Test
    void whatNeverFiresIsStuckWhereThereIsAGradientBelowZero() {
        assertVerdicts(biased("LeakyRelu", List.of()), Verdict.STUCK_NEGATIVE);
        assertVerdicts(biased("PRelu", List.of("slopes")), Verdict.STUCK_NEGATIVE);
        assertVerdicts(biased("Celu", List.of(), attribute("alpha", 9f)), Verdict.STUCK_NEGATIVE);
    }

    @Test
    void anExponentialFarBelowZeroIsSaturated() {
        assertVerdicts(biased("Elu", List.of()), Verdict.SATURATED);
        assertVerdicts(biased("Selu", List.of()), Verdict.SATURATED);
        assertVerdicts(biased("Celu", List.of()), Verdict.SATURATED);
    }

    @Test
    void aNegativeSlopeIsJudgedByItsPreActivation() {
        assertVerdicts(biased("PRelu", List.of("mixed")), Verdict.STUCK_NEGATIVE);
    }

    @Test
    void aThresholdAboveZeroCountsWhatPassesIt() {
        List<UnitCensus> units =
                biased("ThresholdedRelu", List.of(), attribute("alpha", 5f))
                        .layers()
                        .get(0)
                        .units();
        assertThat(units.stream().map(UnitCensus::verdict))
                .containsExactly(Verdict.DEAD, Verdict.ALWAYS_ON, Verdict.DEAD);
    }

    @Test
    void aClipBetweenOtherBoundsIsCountedAfterALayer() {
        RectifierCensus layer = biased("Clip", List.of("one", "six")).layers().get(0);
        assertThat(layer.indices(Verdict.DEAD::equals)).containsExactly(0, 1, 2);
        assertThat(layer.dead(DeadSide.BELOW)).containsExactly(0, 2);
        assertThat(layer.dead(DeadSide.ABOVE)).containsExactly(1);
        assertThat(layer.zeroShare()).isEmpty();
    }

    @Test
    void aSigmoidIsNoRectifierAndItsSaturatedUnitsAreTold() {
        ModelCensus census = biased("Sigmoid", List.of());
        assertThat(census.layers()).isEmpty();
        assertThat(census.units()).isZero();
        assertThat(census.smooth().get(0).saturated()).containsExactly(0, 1);
        assertThat(census.notes())
                .singleElement()
                .asString()
                .contains("no rectifier", "1 smooth", "3 units: 2 of them are");
    }

    @Test
    void unitsThatHaveFiredLeaveAndTheRestIsCountedToTheEnd() {
        float[] biases = new float[8];
        biases[5] = -9;
        float[] weights = new float[16];
        Arrays.fill(weights, 0.5f);
        Model model =
                new ModelBuilder()
                        .input("x", 0, 2, 5, 5)
                        .initializer("w", List.of(8L, 2L, 1L, 1L), weights)
                        .initializer("b", List.of(8L), biases)
                        .node("Conv", List.of("x", "w", "b"), "z")
                        .node("Relu", List.of("z"), "a")
                        .output("a")
                        .model();
        Inputs inputs = random(List.of(2L, 5L, 5L), 2000, 1);
        ModelCensus census = scan(model, inputs, new ScanPlan(1, false, OptionalInt.of(10)));
        assertThat(census.settled()).isFalse();
        assertThat(census.dead()).isEqualTo(1);
        RectifierCensus layer = census.layers().get(0);
        for (UnitCensus unit : layer.units()) {
            assertThat(unit.samples()).isEqualTo(unit.fired() > 0 ? 500 : 50_000);
        }
        assertThat(layer.ratesOver()).isEqualTo(500);
    }

    @Test
    void aScanEndsWhenAllUnitsHaveFired() {
        Model model = published("winml_mnist_cntk_cnn");
        ModelCensus census = scan(model, random(List.of(1L, 28L, 28L), 400, 255), DEFAULT);
        assertThat(census.settled()).isTrue();
        assertThat(census.samples()).isLessThan(100);
        assertThat(census.dead()).isZero();
    }

    @Test
    void fewSamplesCallNobodyDead() {
        Model model = published("marabou_mnist2x10");
        ModelCensus census = scan(model, random(List.of(1L, 28L, 28L), 299, 1), DEFAULT);
        assertThat(census.dead()).isZero();
        assertThat(
                        census.layers().stream()
                                .mapToInt(l -> l.count(Verdict.INCONCLUSIVE::equals))
                                .sum())
                .isPositive();
    }

    @Test
    void notANumberDoesNotFire() {
        Model model =
                new ModelBuilder()
                        .input("x", 0, 2)
                        .node("Log", List.of("x"), "z")
                        .node("Relu", List.of("z"), "a")
                        .output("a")
                        .model();
        float[] values = new float[2 * 300];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 2 == 0 ? -1 : 2;
        }
        RectifierCensus layer = scan(model, new Inputs(List.of(2L), values), RATES).layers().get(0);
        assertThat(fired(layer)).containsExactly(0, 300);
    }

    @Test
    void theSpreadOfRatesAndTheZerosAreThoseOfTheUnits() {
        RectifierCensus layer = biased("Relu", List.of()).layers().get(0);
        assertThat(layer.zeroShare().getAsDouble()).isCloseTo(0.5, within(1e-12));
        assertThat(layer.firingRate().orElseThrow().median()).isEqualTo(0.5);
        assertThat(layer.firingRate().orElseThrow().lowerQuartile()).isEqualTo(0.25);
    }

    @Test
    void aFixedBatchIsKeptAndWhatDoesNotFillItIsLeftOut() {
        Model model =
                new ModelBuilder()
                        .input("x", 4, 2)
                        .node("Relu", List.of("x"), "a")
                        .output("a")
                        .model();
        ModelCensus census = scan(model, random(List.of(2L), 303, 1), RATES);
        assertThat(census.samples()).isEqualTo(300);
        assertThat(census.notes()).last().asString().contains("3 samples", "batch of 4");
        assertThatThrownBy(() -> scan(model, random(List.of(2L), 3, 1), RATES))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("takes 4 at a time");
    }

    private static long[] fired(RectifierCensus layer) {
        return layer.units().stream().mapToLong(UnitCensus::fired).toArray();
    }

    private static ModelCensus scan(Model model, Inputs inputs, ScanPlan plan) {
        return new Scan(model, Rectifiers.of(model), inputs.probe(model), plan).run(done -> {});
    }

    private static Inputs random(List<Long> shape, int samples, float scale) {
        int size = shape.stream().mapToInt(Long::intValue).reduce(1, (a, b) -> a * b);
        float[] values = new float[size * samples];
        Random random = new Random(7);
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat() * scale;
        }
        return new Inputs(shape, values);
    }

    private static Model published(String name) {
        try {
            return Model.read(
                    Path.of(ScanTest.class.getResource("/models/" + name + ".onnx").toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
