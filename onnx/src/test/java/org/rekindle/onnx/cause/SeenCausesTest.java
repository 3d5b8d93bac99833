package org.rekindle.onnx.cause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rekindle.onnx.ModelBuilder.attribute;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.census.ModelCensus;
import org.rekindle.onnx.census.Scan;
import org.rekindle.onnx.census.ScanPlan;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.Rectifiers;
import org.rekindle.onnx.runtime.Probe;

class SeenCausesTest {
    private static final int SAMPLES = 400;
    private static final Offset<Double> NEAR = within(1e-5);

    @Test
    void aBiasThatNoCombinationOfInputsCanLiftIsOutOfReach() {
        SeenCause seen = only(dense(new float[] {1, 2}, -9));

        assertThat(seen.reason()).isEqualTo(Reason.BIAS_OUT_OF_REACH);
        assertThat(seen.numbers().get("bias")).isEqualTo(-9);
        assertThat(seen.numbers().get("reach")).isEqualTo(1 + 2, NEAR);
        assertThat(seen.numbers().get("lift")).isEqualTo(3, NEAR);
        assertThat(seen.numbers().get("highest_z")).isEqualTo(3 - 9, NEAR);
    }

    @Test
    void aBiasThatNoSampleLiftsOutweighsTheInputs() {
        float[] weights = {1, -1};
        float[][] along = rows(2, row -> row[1] = row[0]);
        along[0][0] = 0.5f;
        along[0][1] = 0;

        SeenCause seen = only(dense(weights, -0.75f), along);

        assertThat(seen.reason()).isEqualTo(Reason.BIAS_OUTWEIGHS_INPUTS);
        assertThat(seen.numbers().get("lift")).isEqualTo(0.5, NEAR);
        assertThat(seen.numbers().get("reach")).isGreaterThan(0.75);
    }

    @Test
    void weightedInputsThatAreNeverAboveZeroNeverLift() {
        float[][] ordered = rows(2, row -> row[1] = Math.max(row[0], row[1]));

        SeenCause seen = only(dense(new float[] {1, -1}, 0), ordered);

        assertThat(seen.reason()).isEqualTo(Reason.INPUTS_NEVER_LIFT);
        assertThat(seen.numbers().get("lift")).isLessThanOrEqualTo(0);
    }

    @Test
    void rangesTakenWhileCountingAreThoseOfAllSamples() {
        float[][] rows = rows(2, row -> {});
        rows[3][0] = -7;
        rows[SAMPLES - 1][1] = 8;
        Model model = dense(new float[] {1, 2}, -99);

        Found counting = whileCounting(model, rows);

        assertThat(counting.of(0)).hasSize(1).isEqualTo(seen(model, rows).of(0));
        assertThat(counting.of(0).get(0).numbers().get("reach")).isEqualTo(1 + 2 * 8, NEAR);
    }

    @Test
    void aConstantOutputIsSeenWhileCounting() {
        Model model = twoMore(new float[] {-5, -5});
        float[][] rows = rows(2, row -> {});

        Found counting = whileCounting(model, rows);

        assertThat(counting.causes().constantOutputs())
                .containsExactly("y")
                .isEqualTo(seen(model, rows).causes().constantOutputs());
        assertThat(counting.census().dead()).isEqualTo(seen(model, rows).census().dead());
    }

    @Test
    void noPositiveWeightOnInputsThatAreNeverNegative() {
        SeenCause seen = only(dense(new float[] {-1, -0.5f}, -0.25f));

        assertThat(seen.reason()).isEqualTo(Reason.NO_POSITIVE_WEIGHT);
        assertThat(seen.numbers()).containsEntry("highest_weight", -0.5);
        assertThat(seen.numbers().get("lowest_input")).isBetween(0.0, 0.1);
    }

    @Test
    void weightsThatAreAllZero() {
        assertThat(only(dense(new float[] {0, 0}, -1)).reason()).isEqualTo(Reason.ZERO_WEIGHTS);
    }

    @Test
    void inputsThatAreAlwaysZeroWithoutADeadLayerBeforeThem() {
        float[][] zeros = new float[SAMPLES][2];

        assertThat(only(dense(new float[] {1, 1}, -1), zeros).reason())
                .isEqualTo(Reason.ZERO_INPUTS);
    }

    @Test
    void aDeadUnitThatNoCheckExplainsHasNoReason() {
        Model model =
                new ModelBuilder()
                        .input("x", 0, 2)
                        .node("Neg", List.of("x"), "n")
                        .node("Relu", List.of("n"), "a")
                        .output("a")
                        .model();

        assertThat(seen(model, rows(2, row -> {})).of(0)).isEmpty();
    }

    @Test
    void aBatchNormalizationWithScaleZeroIsFoundAndOthersAreFoldedIn() {
        Model model =
                new ModelBuilder()
                        .input("x", 0, 1, 2, 2)
                        .initializer("w", List.of(3L, 1L, 2L, 2L), filled(12))
                        .initializer("scale", List.of(3L), 0, -1, 2)
                        .initializer("shift", List.of(3L), -0.5f, 0, -9)
                        .initializer("mean", List.of(3L), 3, -1, 0)
                        .initializer("variance", List.of(3L), 1, 1, 1)
                        .node("Conv", List.of("x", "w"), "c")
                        .node(
                                "BatchNormalization",
                                List.of("c", "scale", "shift", "mean", "variance"),
                                "z",
                                attribute("epsilon", 0f))
                        .node("Relu", List.of("z"), "a")
                        .output("a")
                        .model();

        List<SeenCause> seen = seen(model, rows(4, row -> {})).of(0);

        assertThat(seen).extracting(SeenCause::unit).containsExactly(0, 1, 2);
        assertThat(seen)
                .extracting(SeenCause::reason)
                .containsExactly(
                        Reason.SCALE_ZERO, Reason.NO_POSITIVE_WEIGHT, Reason.BIAS_OUT_OF_REACH);
        assertThat(seen.get(0).numbers()).containsEntry("bias", -0.5).containsEntry("scale", 0.0);
        assertThat(seen.get(1).numbers()).containsEntry("bias", -1.0);
        assertThat(seen.get(2).numbers().get("reach")).isEqualTo(8, within(0.2));
    }

    @Test
    void theBorderOfAConvolutionCountsAsZero() {
        Model model =
                new ModelBuilder()
                        .input("x", 0, 1, 2, 2)
                        .initializer("w", List.of(1L, 1L, 3L, 3L), negated(9))
                        .initializer("b", List.of(1L), -1)
                        .node("Neg", List.of("x"), "n")
                        .node(
                                "Conv",
                                List.of("n", "w", "b"),
                                "z",
                                attribute("pads", List.of(1L, 1L, 1L, 1L)))
                        .node("Relu", List.of("z"), "a")
                        .output("a")
                        .model();
        float[][] hundredths = rows(4, row -> scale(row, 0.01f));

        SeenCause seen = seen(model, hundredths).of(0).get(0);

        assertThat(seen.reason()).isEqualTo(Reason.BIAS_OUT_OF_REACH);
        assertThat(seen.numbers().get("reach")).isEqualTo(0.09, within(0.01));
    }

    @Test
    void whatADeadLayerStarvesNamesTheFirstOfThemAndTheOutputIsConstant() {
        Model model = twoMore(new float[] {-5, -5});
        Found found = seen(model, rows(2, row -> {}));

        assertThat(found.of(0))
                .extracting(SeenCause::reason)
                .containsOnly(Reason.BIAS_OUT_OF_REACH);
        for (int layer = 1; layer <= 2; layer++) {
            assertThat(found.of(layer))
                    .hasSize(2)
                    .allMatch(seen -> seen.reason() == Reason.UPSTREAM_DEAD)
                    .allMatch(seen -> seen.root().orElseThrow().equals("a0"));
        }
        assertThat(found.causes().constantOutputs()).containsExactly("y");
    }

    @Test
    void withoutADeadLayerNoOutputIsConstantAndNothingIsRun() {
        Model model = twoMore(new float[] {5, 5});
        Found found = seen(model, rows(2, row -> {}));

        assertThat(found.census().dead()).isZero();
        assertThat(found.causes().constantOutputs()).isEmpty();
    }

    /** A layer with a given bias, and two more that pass on what they get. */
    private static Model twoMore(float[] bias) {
        ModelBuilder builder = new ModelBuilder().input("x", 0, 2);
        String value = "x";
        for (int layer = 0; layer < 3; layer++) {
            builder.initializer("w" + layer, List.of(2L, 2L), 1, 0.5f, 0.5f, 1)
                    .initializer("b" + layer, List.of(2L), layer == 0 ? bias : new float[2])
                    .node("Gemm", List.of(value, "w" + layer, "b" + layer), "z" + layer)
                    .node("Relu", List.of("z" + layer), "a" + layer);
            value = "a" + layer;
        }
        return builder.node("Flatten", List.of(value), "y").output("y", 0, 2).model();
    }

    /** One unit. */
    private static Model dense(float[] weights, float bias) {
        return new ModelBuilder()
                .input("x", 0, weights.length)
                .initializer("w", List.of((long) weights.length, 1L), weights)
                .initializer("b", List.of(1L), bias)
                .node("MatMul", List.of("x", "w"), "p")
                .node("Add", List.of("p", "b"), "z")
                .node("Relu", List.of("z"), "a")
                .output("a")
                .model();
    }

    private static SeenCause only(Model model) {
        return only(model, rows(2, row -> {}));
    }

    private static SeenCause only(Model model, float[][] rows) {
        List<SeenCause> seen = seen(model, rows).of(0);
        assertThat(seen).hasSize(1);
        return seen.get(0);
    }

    private record Found(ModelCensus census, SeenCauses causes) {
        List<SeenCause> of(int layer) {
            return causes.of(census.layers().get(layer).rectifier());
        }
    }

    private static Found seen(Model model, float[][] rows) {
        Probe probe = Probe.of(model, rows);
        ModelCensus census = new Scan(model, probe).run();
        return new Found(census, SeenCauses.of(model, census, probe, 1));
    }

    /** With batches so small that the causes' ranges are taken while counting. */
    private static Found whileCounting(Model model, float[][] rows) {
        Probe probe = Probe.of(model, rows);
        ScanPlan plan = new ScanPlan(1, false, OptionalInt.of(16));
        ModelCensus census =
                new Scan(model, Rectifiers.of(model), probe, plan)
                        .run(samples -> {}, SeenCauses.questions(model));
        return new Found(census, SeenCauses.of(model, census, closed(probe), 1));
    }

    private static Probe closed(Probe probe) {
        return new Probe(
                probe.inputs(),
                input -> {
                    throw new AssertionError("the samples are read once more");
                },
                probe.normalization(),
                probe.layout(),
                probe.samples());
    }

    /** Evenly drawn from 0 to 1, both ends among them, then changed. */
    private static float[][] rows(int width, Consumer<float[]> change) {
        Random random = new Random(7);
        float[][] rows = new float[SAMPLES][width];
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < width; j++) {
                rows[i][j] = i < 2 ? i : random.nextFloat();
            }
            change.accept(rows[i]);
        }
        return rows;
    }

    private static void scale(float[] row, float factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] *= factor;
        }
    }

    private static float[] filled(int size) {
        float[] ones = new float[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static float[] negated(int size) {
        float[] ones = filled(size);
        scale(ones, -1);
        return ones;
    }
}
