package org.rekindle.onnx.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rekindle.onnx.ModelBuilder.attribute;

import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rekindle.census.UnitCensus;
import org.rekindle.census.Verdict;
import org.rekindle.onnx.Inputs;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifiers;

/** What is a unit, and what is a sample, in graphs where that is not plain. */
class UnitsTest {
    private static final int SAMPLES = 400;

    /** Four inputs and six units, of which the last two never fire. */
    private static ModelBuilder dense(long... input) {
        return new ModelBuilder()
                .input("x", input)
                .initializer("w", List.of(4L, 6L), random(24))
                .initializer("b", List.of(6L), 0, 0, 0, 0, -99, -99)
                .node("MatMul", List.of("x", "w"), "m");
    }

    private static float[] random(int count) {
        Random random = new Random(5);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static RectifierCensus scan(ModelBuilder builder, List<Long> sample) {
        Model model = builder.model();
        int size = sample.stream().mapToInt(Long::intValue).reduce(1, (a, b) -> a * b);
        Inputs inputs = new Inputs(sample, random(SAMPLES * size));
        ModelCensus census =
                new Scan(
                                model,
                                Rectifiers.of(model),
                                inputs.probe(model),
                                new ScanPlan(1, true, OptionalInt.of(64)))
                        .run(done -> {});
        return census.layers().get(0);
    }

    @Test
    void oneValueForEachSampleIsOneUnit() {
        RectifierCensus layer =
                scan(
                        new ModelBuilder()
                                .input("x", 0, 4)
                                .initializer("w", List.of(4L), 1, 1, 1, 1)
                                .node("MatMul", List.of("x", "w"), "z")
                                .node("Relu", List.of("z"), "a")
                                .output("a"),
                        List.of(4L));
        assertThat(layer.units()).hasSize(1);
        assertThat(layer.samples()).isEqualTo(SAMPLES);
        assertThat(layer.units().get(0).firingRate()).isBetween(0.3, 0.7);
        assertThat(layer.isByGraph()).isFalse();
    }

    @Test
    void samplesThatLieOnTheSecondAxisAreNoUnits() {
        RectifierCensus layer =
                scan(
                        dense(0, 4)
                                .node("Add", List.of("m", "b"), "s")
                                .integers("axes", 0)
                                .node("Unsqueeze", List.of("s", "axes"), "z")
                                .node("Relu", List.of("z"), "a")
                                .output("a"),
                        List.of(4L));
        assertThat(layer.indices(Verdict.DEAD::equals)).containsExactly(4, 5);
        assertThat(layer.samples()).isEqualTo(SAMPLES);
    }

    @Test
    void unitsOfASequenceAreSeenThroughAReshape() {
        RectifierCensus layer =
                scan(
                        dense(0, 3, 4)
                                .integers("shape", 0, 3, 6)
                                .node("Reshape", List.of("m", "shape"), "r")
                                .node("Add", List.of("r", "b"), "z")
                                .node("Relu", List.of("z"), "a")
                                .output("a"),
                        List.of(3L, 4L));
        assertThat(layer.indices(Verdict.DEAD::equals)).containsExactly(4, 5);
        assertThat(layer.samples()).isEqualTo(3L * SAMPLES);
    }

    @Test
    void channelsAreSeenThroughASqueeze() {
        RectifierCensus layer =
                scan(
                        new ModelBuilder()
                                .input("x", 0, 4, 7)
                                .integers("axis", 3)
                                .initializer("w", List.of(5L, 4L, 1L, 1L), random(20))
                                .node("Unsqueeze", List.of("x", "axis"), "u")
                                .node("Conv", List.of("u", "w"), "c")
                                .node("Squeeze", List.of("c", "axis"), "s")
                                .node(
                                        "Transpose",
                                        List.of("s"),
                                        "z",
                                        attribute("perm", List.of(0L, 2L, 1L)))
                                .node("Relu", List.of("z"), "a")
                                .output("a"),
                        List.of(4L, 7L));
        assertThat(layer.units()).hasSize(5);
        assertThat(layer.samples()).isEqualTo(7L * SAMPLES);
    }

    @Test
    void whatAllSamplesShareIsCountedOnceARun() {
        RectifierCensus layer =
                scan(
                        new ModelBuilder()
                                .input("x", 0, 4)
                                .initializer("w", List.of(4L, 2L), 1, -1, 1, -1, 1, -1, 1, -1)
                                .node("Relu", List.of("w"), "positive")
                                .node("MatMul", List.of("x", "positive"), "y")
                                .output("y"),
                        List.of(4L));
        assertThat(layer.units().get(0).firingRate()).isEqualTo(1);
        assertThat(layer.units().get(1).firingRate()).isZero();
    }

    @Test
    void aScalarIsAUnit() {
        RectifierCensus layer =
                scan(
                        new ModelBuilder()
                                .input("x", 0, 4)
                                .node("ReduceMax", List.of("x"), "m", attribute("keepdims", 0))
                                .node("Relu", List.of("m"), "a")
                                .output("a"),
                        List.of(4L));
        assertThat(layer.units()).singleElement().extracting(UnitCensus::firingRate).isEqualTo(1.0);
    }

    @Test
    void whatIsNotANumberIsNotDead() {
        RectifierCensus layer =
                scan(
                        new ModelBuilder()
                                .input("x", 0, 2)
                                .initializer("b", List.of(2L), Float.NaN, -99)
                                .node("Add", List.of("x", "b"), "z")
                                .node("Relu", List.of("z"), "a")
                                .output("a"),
                        List.of(2L));
        assertThat(layer.notANumber()).containsExactly(0);
        assertThat(layer.indices(Verdict.DEAD::equals)).containsExactly(1);
        assertThat(layer.indices(Verdict.INCONCLUSIVE::equals)).containsExactly(0);
    }

    @Test
    void namesOfTheModelAreNotTakenForGauges() {
        RectifierCensus layer =
                scan(
                        new ModelBuilder()
                                .input("x", 0, 2)
                                .node("Neg", List.of("x"), "rekindle_1")
                                .node("Relu", List.of("rekindle_1"), "rekindle_2")
                                .output("rekindle_2"),
                        List.of(2L));
        assertThat(layer.samples()).isEqualTo(SAMPLES);
    }
}
