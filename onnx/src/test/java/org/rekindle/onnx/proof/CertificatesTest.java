package org.rekindle.onnx.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rekindle.onnx.ModelBuilder.attribute;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rekindle.onnx.ModelBuilder;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.onnx.rectifier.Rectifier;
import org.rekindle.onnx.rectifier.Rectifiers;

class CertificatesTest {

    @Test
    void aScaleOfZeroAndANegativeShiftAreDeadForAnyInput() {
        Model model =
                new ModelBuilder()
                        .input("x", 0, 4, 0, 0)
                        .initializer("scale", List.of(4L), 0, 1, 0, 0)
                        .initializer("shift", List.of(4L), -0.5f, -0.5f, 0.5f, 0)
                        .initializer("mean", List.of(4L), 3, 3, -3, 7)
                        .initializer("variance", List.of(4L), 2, 2, 2, 0)
                        .node(
                                "BatchNormalization",
                                List.of("x", "scale", "shift", "mean", "variance"),
                                "z")
                        .node("Relu", List.of("z"), "a")
                        .output("a")
                        .model();

        assertThat(dead(model, InputBox.unbounded(), 0)).containsExactly(0, 3);
    }

    @Test
    void aBiasBelowTheLeastThatItNeedsIsDeadInTheBoxAlone() {
        Model model = gemm(List.of(2L, 2L), new float[] {1, -2, 2, 1}, new float[] {-3.1f, -3.1f});

        assertThat(dead(model, InputBox.uniform(-1, 1), 0)).containsExactly(0, 1);
        assertThat(dead(model, InputBox.uniform(-1, 2), 0)).isEmpty();
        assertThat(dead(model, InputBox.unbounded(), 0)).isEmpty();
        assertThat(dead(model, InputBox.perFeature(List.of(-2.0, 0.0), List.of(1.0, 1.0)), 0))
                .containsExactly(0);
    }

    @Test
    void whatDeadUnitsFeedIsDeadWhereItsBiasIsNotPositive() {
        Model model =
                new ModelBuilder()
                        .input("x", 0, 2)
                        .initializer("w1", List.of(2L, 2L), 1, 1, 1, 1)
                        .initializer("b1", List.of(2L), -5, -5)
                        .node("Gemm", List.of("x", "w1", "b1"), "z1")
                        .node("Relu", List.of("z1"), "a1")
                        .initializer("w2", List.of(2L, 3L), 9, 9, 9, 9, 9, 9)
                        .initializer("b2", List.of(3L), 0, -1, 0.1f)
                        .node("Gemm", List.of("a1", "w2", "b2"), "z2")
                        .node("Relu", List.of("z2"), "a2")
                        .output("a2")
                        .model();

        assertThat(dead(model, InputBox.uniform(0, 1), 0)).containsExactly(0, 1);
        assertThat(dead(model, InputBox.uniform(0, 1), 1)).containsExactly(0, 1);
    }

    @Test
    void nonPositiveWeightsOnWhatIsNeverNegativeAreDeadWithoutAnyRoom() {
        Model model =
                new ModelBuilder()
                        .input("x", 0, 3)
                        .node("Relu", List.of("x"), "a1")
                        .initializer("w", List.of(3L, 2L), -1e-12f, -1, 0, -3, -7, 1e-20f)
                        .node("MatMul", List.of("a1", "w"), "z")
                        .node("Relu", List.of("z"), "a2")
                        .output("a2")
                        .model();

        assertThat(dead(model, InputBox.unbounded(), 1)).containsExactly(0);
    }

    @Test
    void aBoundNearerToZeroThanRoundingIsNoProof() {
        float[] weights = new float[64];
        for (int i = 0; i < 32; i++) {
            weights[2 * i] = 0.1f;
            weights[2 * i + 1] = 0.1f;
        }
        double sum = 32 * (double) 0.1f;
        float bias = Math.nextDown((float) -sum);
        assertThat((double) bias).isLessThan(-sum);
        Model model = gemm(List.of(32L, 2L), weights, new float[] {bias, bias * 1.00001f});

        assertThat(dead(model, InputBox.uniform(0, 1), 0)).containsExactly(1);
    }

    @Test
    void whatIsNotUnderstoodCountsAsUnboundedAndIsNoted() {
        Model model =
                new ModelBuilder()
                        .input("x", 0, 2)
                        .node("Sin", List.of("x"), "m1")
                        .node("Sin", List.of("m1"), "m2")
                        .initializer("w", List.of(2L, 2L), 1, 0, 1, 0)
                        .initializer("b", List.of(2L), -5, -5)
                        .node("Gemm", List.of("m2", "w", "b"), "z")
                        .node("Relu", List.of("z"), "a")
                        .output("a")
                        .model();
        Certificates certificates =
                Certificates.prove(model, InputBox.uniform(0, 1), Rectifiers.of(model));

        assertThat(certificates.dead(Rectifiers.of(model).get(0))).containsExactly(1);
        assertThat(certificates.notes())
                .containsExactly(
                        "Sin \"m1\" and 1 more of its kind are not understood; their outputs count as unbounded");
    }

    @Test
    void aUnitWithASlopeIsSilentAndNotDead() {
        Model model =
                new ModelBuilder()
                        .input("x", 0, 2)
                        .initializer("b", List.of(2L), -5, 5)
                        .node("Add", List.of("x", "b"), "z")
                        .node("LeakyRelu", List.of("z"), "a", attribute("alpha", 0.1f))
                        .output("a")
                        .model();
        Rectifier rectifier = Rectifiers.of(model).get(0);
        Certificates certificates =
                Certificates.prove(model, InputBox.uniform(0, 1), List.of(rectifier));

        assertThat(certificates.dead(rectifier)).isEmpty();
        assertThat(certificates.silent(rectifier)).containsExactly(0);
    }

    @Test
    void boundsForAnotherNumberOfElementsAreRefused() {
        Model model = gemm(List.of(2L, 1L), new float[] {1, 1}, new float[] {0});
        InputBox box = InputBox.perFeature(List.of(0.0), List.of(1.0));

        assertThatThrownBy(() -> Certificates.prove(model, box, List.of()))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("bounds for 1 elements");
    }

    @Test
    void withSixteenBitsSignsAloneProve() {
        Model model =
                new ModelBuilder()
                        .input("x", 0, 2)
                        .node("Cast", List.of("x"), "half", attribute("to", 10L))
                        .node("Cast", List.of("half"), "back", attribute("to", 1L))
                        .initializer("w", List.of(2L, 2L), 1, -1, 1, -1)
                        .initializer("b", List.of(2L), -9, -1)
                        .node("Gemm", List.of("back", "w", "b"), "z")
                        .node("Relu", List.of("z"), "a")
                        .output("a")
                        .model();

        assertThat(dead(model, InputBox.uniform(0, 1), 0)).containsExactly(1);
    }

    @Test
    void whatCancelsOnTheWayIsProvedByLinearBounds() {
        Model model = cancelling(1);

        assertThat(dead(model, InputBox.uniform(-1, 1), 1)).containsExactly(0);
        assertThat(dead(model, InputBox.unbounded(), 1)).isEmpty();
    }

    @Test
    void withSixteenBitsLinearBoundsProveNothing() {
        Model model = cancelling(10);

        assertThat(dead(model, InputBox.uniform(-1, 1), 1)).isEmpty();
    }

    /**
     * The second layer takes away what the first adds: z = (x + 2) - (x + 2) - 1 for its unit 0.
     */
    private static Model cancelling(long castTo) {
        return new ModelBuilder()
                .input("x", 0, 1)
                .node("Cast", List.of("x"), "cast", attribute("to", castTo))
                .node("Cast", List.of("cast"), "back", attribute("to", 1L))
                .initializer("w1", List.of(1L, 2L), 1, 1)
                .initializer("b1", List.of(2L), 2, 2)
                .node("Gemm", List.of(castTo == 1 ? "x" : "back", "w1", "b1"), "z1")
                .node("Relu", List.of("z1"), "a1")
                .initializer("w2", List.of(2L, 2L), 1, 1, -1, 1)
                .initializer("b2", List.of(2L), -1, -1)
                .node("Gemm", List.of("a1", "w2", "b2"), "z2")
                .node("Relu", List.of("z2"), "a2")
                .output("a2")
                .model();
    }

    @Test
    void layersTooLargeToWriteOutStillGetIntervals() {
        int width = 1100;
        float[] weights = new float[width * width];
        Arrays.fill(weights, 1f / width);
        float[] bias = new float[width];
        bias[3] = -2;
        Model model = gemm(List.of((long) width, (long) width), weights, bias);

        assertThat(dead(model, InputBox.uniform(-1, 1), 0)).containsExactly(3);
    }

    @Test
    void initializersThatAreAlsoInputsCanBeFedSoNothingIsProvedFromThem() {
        Model stored = gemm(List.of(1L, 2L), new float[] {1, 1}, new float[] {-5, -5});
        ModelProto.Builder proto = stored.proto().toBuilder();
        proto.getGraphBuilder()
                .addInput(new ModelBuilder().input("b", 2).proto().getGraph().getInput(0));
        Model fed = Model.parse(Path.of("fed.onnx"), proto.build().toByteArray());
        Model old = Model.parse(Path.of("old.onnx"), proto.setIrVersion(3).build().toByteArray());

        assertThat(dead(stored, InputBox.uniform(0, 1), 0)).containsExactly(0, 1);
        assertThat(fed.defaultedInputs()).containsExactly("b");
        assertThat(dead(fed, InputBox.uniform(0, 1), 0)).isEmpty();
        // Before version 4 every initializer had to be an input.
        assertThat(dead(old, InputBox.uniform(0, 1), 0)).containsExactly(0, 1);
    }

    private static Model gemm(List<Long> dims, float[] weights, float[] bias) {
        return new ModelBuilder()
                .input("x", 0, dims.get(0))
                .initializer("w", dims, weights)
                .initializer("b", List.of(dims.get(1)), bias)
                .node("Gemm", List.of("x", "w", "b"), "z")
                .node("Relu", List.of("z"), "a")
                .output("a")
                .model();
    }

    private static Set<Integer> dead(Model model, InputBox box, int number) {
        List<Rectifier> rectifiers = Rectifiers.of(model);
        return Certificates.prove(model, box, rectifiers).dead(rectifiers.get(number));
    }
}
