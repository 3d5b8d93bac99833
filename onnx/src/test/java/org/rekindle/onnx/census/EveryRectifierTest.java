package org.rekindle.onnx.census;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rekindle.onnx.ModelBuilder.attribute;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rekindle.census.UnitCensus;
import org.rekindle.census.Verdict;
import org.rekindle.onnx.Inputs;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.rectifier.DeadSide;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;

/** Every way to write a rectifier, against a loop over the pre-activations that a run gives. */
class EveryRectifierTest {
    private static final int UNITS = 12;
    private static final int SAMPLES = 400;

    @ParameterizedTest
    @MethodSource("org.rekindle.onnx.census.RectifierForm#all")
    void isFoundOnceAndCountedAsALoopOverPreActivationsCounts(RectifierForm form)
            throws OrtException {
        Model model = model(form);
        assertThat(Rectifiers.of(model)).hasSize(1);
        Inputs inputs = inputs();
        float[][] z = preActivations(model, inputs);
        RectifierCensus rates = census(model, inputs, true);
        RectifierCensus released = census(model, inputs, false);
        Set<Integer> dead = new TreeSet<>();
        for (int unit = 0; unit < UNITS; unit++) {
            long fired = count(z[unit], form.fires());
            UnitCensus counted = rates.units().get(unit);
            assertThat(counted.fired()).as("unit %d", unit).isEqualTo(fired);
            assertThat(counted.samples()).isEqualTo(SAMPLES);
            if (count(z[unit], form.passes()) == 0) {
                dead.add(unit);
            }
        }
        assertThat(dead).isNotEmpty().hasSizeLessThan(UNITS);
        assertThat(rates.indices(Verdict.DEAD::equals)).isEqualTo(dead);
        assertThat(released.indices(Verdict.DEAD::equals)).isEqualTo(dead);
        Set<Integer> sides = new TreeSet<>(rates.dead(DeadSide.ABOVE));
        sides.addAll(rates.dead(DeadSide.BELOW));
        sides.addAll(rates.dead(DeadSide.BOTH));
        assertThat(sides).isEqualTo(dead);
    }

    @Test
    void theSideOfADeadUnitIsThatOfTheBoundItStandsAt() {
        RectifierForm clip =
                RectifierForm.all()
                        .filter(f -> f.title().equals("Clip(z, -1, 1)"))
                        .findFirst()
                        .orElseThrow();
        RectifierCensus layer = census(model(clip), inputs(), true);
        assertThat(layer.dead(DeadSide.BELOW)).containsExactly(1, 4);
        assertThat(layer.dead(DeadSide.ABOVE)).containsExactly(7);
        assertThat(layer.dead(DeadSide.BOTH)).containsExactly(10);
    }

    @Test
    void onlyUnitsThatRestBelowAreOfferedForPruning() {
        RectifierForm clip =
                RectifierForm.all()
                        .filter(f -> f.title().equals("Clip[z, zero, m], m = Identity[six]"))
                        .findFirst()
                        .orElseThrow();
        Model model = model(clip);
        ModelCensus census =
                new Scan(model, Rectifiers.of(model), inputs().probe(model), plan(true))
                        .run(done -> {});
        assertThat(census.layers().get(0).indices(Verdict.DEAD::equals)).contains(7, 10);
        assertThat(census.deadUnits().values()).containsExactly(Set.of(1, 4));
    }

    @Test
    void aBoundThatIsNoLayersIsAGuardAndNoRectifier() {
        Model model =
                new ModelBuilder()
                        .input("x", 0, 4)
                        .initializer("tiny", List.of(), 1e-12f)
                        .initializer("many", List.of(), 50)
                        .node(
                                "ReduceL2",
                                List.of("x"),
                                "n",
                                attribute("axes", List.of(1L)),
                                attribute("keepdims", 1L))
                        .node("Clip", List.of("n", "tiny"), "c")
                        .node("Div", List.of("x", "c"), "d")
                        .node("Sigmoid", List.of("d"), "s")
                        .node("Min", List.of("s", "many"), "a")
                        .output("a")
                        .model();
        assertThat(Rectifiers.of(model)).isEmpty();
    }

    @Test
    void aRectifierInTheMiddleThatOthersReadIsOneOfItsOwn() {
        Model model =
                layer().node("Relu", List.of("z"), "r")
                        .node("Min", List.of("r", "six"), "m")
                        .node("Add", List.of("r", "m"), "a")
                        .output("a")
                        .model();
        assertThat(Rectifiers.of(model)).extracting(Rectifier::op).containsExactly("Relu");
    }

    @Test
    void selectionsByAnotherValueAreNoRectifiers() {
        Model model =
                layer().node("Abs", List.of("z"), "m")
                        .node("Greater", List.of("m", "one"), "c")
                        .node("Where", List.of("c", "z", "zero"), "a")
                        .output("a")
                        .model();
        assertThat(Rectifiers.of(model)).isEmpty();
    }

    private static ModelBuilder layer() {
        Random random = new Random(11);
        float[] weights = new float[4 * UNITS];
        float[] biases = new float[UNITS];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        biases[1] = -30;
        biases[4] = -30;
        biases[7] = 30;
        // The tenth unit is far below or far above, as the sign of a feature tells.
        for (int i = 0; i < 4; i++) {
            weights[i * UNITS + 10] = i == 3 ? 100 : 0;
        }
        return new ModelBuilder()
                .input("x", 0, 4)
                .initializer("w", List.of(4L, (long) UNITS), weights)
                .initializer("b", List.of((long) UNITS), biases)
                .initializer("zero", List.of(), 0)
                .initializer("zeros", List.of((long) UNITS), new float[UNITS])
                .initializer("matrix", List.of(1L, (long) UNITS), new float[UNITS])
                .initializer("one", List.of(), 1)
                .initializer("minus", List.of(), -1)
                .initializer("little", List.of(), 0.3f)
                .initializer("half", List.of(), 0.5f)
                .initializer("three", List.of(), 3)
                .initializer("six", List.of(1L), 6)
                .node("Gemm", List.of("x", "w", "b"), "z");
    }

    private static Model model(RectifierForm form) {
        ModelBuilder builder = layer();
        if (form.title().contains("z+")) {
            builder.node("Abs", List.of("z"), "z+");
        }
        form.nodes().accept(builder);
        return builder.output("a").output("z").model();
    }

    private static Inputs inputs() {
        Random random = new Random(5);
        float[] values = new float[4 * SAMPLES];
        for (int i = 0; i < values.length; i++) {
            boolean sign = i % 4 == 3;
            values[i] = sign ? (random.nextBoolean() ? 1 : -1) : (float) random.nextGaussian();
        }
        return new Inputs(List.of(4L), values);
    }

    private static float[][] preActivations(Model model, Inputs inputs) throws OrtException {
        float[][] z = new float[UNITS][inputs.count()];
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession.SessionOptions quiet = new OrtSession.SessionOptions();
        quiet.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        try (quiet;
                OrtSession session =
                        environment.createSession(model.proto().toByteArray(), quiet)) {
            for (int i = 0; i < inputs.count(); i++) {
                try (OnnxTensor tensor =
                                OnnxTensor.createTensor(
                                        environment,
                                        FloatBuffer.wrap(inputs.sample(i)),
                                        new long[] {1, 4});
                        OrtSession.Result result = session.run(Map.of("x", tensor))) {
                    FloatBuffer values =
                            ((OnnxTensor) result.get("z").orElseThrow()).getFloatBuffer();
                    for (int unit = 0; unit < UNITS; unit++) {
                        z[unit][i] = values.get(unit);
                    }
                }
            }
        }
        return z;
    }

    private static long count(float[] values, DoublePredicate condition) {
        long count = 0;
        for (float value : values) {
            count += condition.test(value) ? 1 : 0;
        }
        return count;
    }

    private static RectifierCensus census(Model model, Inputs inputs, boolean rates) {
        return new Scan(model, Rectifiers.of(model), inputs.probe(model), plan(rates))
                .run(done -> {})
                .layers()
                .get(0);
    }

    private static ScanPlan plan(boolean rates) {
        return new ScanPlan(1, rates, OptionalInt.of(16));
    }
}
