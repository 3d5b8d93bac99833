package org.rekindle.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;
import org.rekindle.kernel.Kernels;

class ActivationTest {
    @Test
    void leakyReluOfTheChapter() {
        Activation leaky = new LeakyRelu(0.01f);
        assertThat(leaky.value(-1)).isEqualTo(-0.01f);
        assertThat(leaky.value(2)).isEqualTo(2f);
        assertThat(leaky.value(-3)).isEqualTo(-0.03f);
    }

    @Test
    void preluOfTheChapterStartsAtAQuarter() {
        assertThat(new PRelu().negativeSlope()).isEqualTo(0.25f);
        assertThat(new PRelu().learntSlopes(128)).isEqualTo(128);
        assertThat(new PRelu(0.25f, true).learntSlopes(128)).isEqualTo(1);
    }

    @Test
    void eluOfTheChapter() {
        Activation elu = new Elu(1);
        assertThat(elu.value(-1)).isCloseTo(-0.6321f, within(5e-5f));
        assertThat(elu.value(2)).isEqualTo(2f);
        assertThat(elu.value(-3)).isCloseTo(-0.9502f, within(5e-5f));
    }

    @Property
    void theGradientOfEluBelowZeroIsItsValuePlusAlpha(
            @ForAll @FloatRange(min = -20, max = 0) float z,
            @ForAll @FloatRange(min = 0.1f, max = 3) float alpha) {
        Activation elu = new Elu(alpha);
        // One rounding of the value, which is up to alpha large, is what the sum can lose.
        assertThat(elu.derivative(z)).isCloseTo(elu.value(z) + alpha, within(Math.ulp(alpha) * 2));
    }

    @Test
    void theDerivativeAtTheKinkIsThatOfTheNegativeSide() {
        assertThat(new Relu().derivative(0)).isZero();
        assertThat(new LeakyRelu().derivative(0)).isEqualTo(0.01f);
        assertThat(new PRelu().derivative(0)).isEqualTo(0.25f);
        assertThat(new Elu(1.5f).derivative(0)).isEqualTo(1.5f);
    }

    @Test
    void nanGoesThrough() {
        assertThat(Activation.all())
                .allMatch(activation -> Float.isNaN(activation.value(Float.NaN)));
    }

    @Property
    void theSlopeDerivativeOfPreluIsTheNegativePart(@ForAll float z) {
        assertThat(new PRelu().slopeDerivative(z)).isEqualTo(Math.min(0, z) + 0f);
    }

    @Property(tries = 200)
    void arrayFormsEqualTheScalarForms(@ForAll @FloatRange(min = -30, max = 30) float z) {
        for (Activation activation : Activation.all()) {
            float slope = activation.parameter().map(ShapeParameter::value).orElse(0f);
            float[] a = new float[1];
            activation.forward(Kernels.fastest(), new float[] {z}, a, 0, 1, slope);
            assertThat(a[0]).isCloseTo(activation.value(z), within(2 * Math.ulp(a[0])));
            // A power of two changes no digit, and keeps small derivatives from being rounded.
            float[] gradient = {0x1p80f};
            activation.backward(Kernels.fastest(), new float[] {z}, gradient, 0, 1, slope);
            float derivative = gradient[0] * 0x1p-80f;
            assertThat(derivative)
                    .isCloseTo(activation.derivative(z), within(2 * ulp(derivative, activation)));
        }
    }

    /** Where φ′ passes through 0, it is a difference of larger numbers. */
    private static float ulp(float derivative, Activation activation) {
        return activation.name().matches("silu|mish|gelu|gelu_tanh")
                ? Math.max(Math.ulp(derivative), 0x1p-25f)
                : Math.ulp(derivative);
    }

    @Test
    void gainsKeepTheMeanSquareOfTheSignal() {
        assertThat(new Relu().gain()).isCloseTo(Math.sqrt(2), within(1e-12));
        assertThat(new LeakyRelu(0.5f).gain()).isCloseTo(Math.sqrt(2 / 1.25), within(1e-12));
        // E[ELU(z)²] for z ~ N(0, 1) in closed form: 1/2 + e²Φ(−2) − 2√e·Φ(−1) + 1/2 = 0.6449...
        assertThat(new Elu().gain()).isCloseTo(1 / Math.sqrt(0.644946), within(1e-4));
    }

    /** E[SELU(z)²] = 1 by the choice of its numbers; so is E[SELU(z)] = 0. */
    @Test
    void seluKeepsMeanAndVarianceOfTheSignal() {
        double mean = 0;
        double meanSquare = 0;
        for (int i = 0; i < 160_000; i++) {
            double z = -8 + (i + 0.5) * 1e-4;
            double weight = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * 1e-4;
            double a = new Selu().value((float) z);
            mean += a * weight;
            meanSquare += a * a * weight;
        }
        assertThat(mean).isCloseTo(0, within(1e-6));
        assertThat(meanSquare).isCloseTo(1, within(1e-6));
        assertThat(new Selu().gain()).isEqualTo(1);
    }

    @Test
    void gainsAreThoseOfAFineNumericalIntegration() {
        for (Activation activation : Activation.all()) {
            double meanSquare = 0;
            for (int i = 0; i < 240_000; i++) {
                double z = -12 + (i + 0.5) * 1e-4;
                double a = activation.value((float) z);
                meanSquare += a * a * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * 1e-4;
            }
            assertThat(activation.gain())
                    .as(activation.name())
                    .isCloseTo(1 / Math.sqrt(meanSquare), within(2e-6));
        }
    }

    @Test
    void derivativesAtKinksAreThoseOfPyTorch() {
        assertThat(new Relu6().derivative(0)).isZero();
        assertThat(new Relu6().derivative(6)).isZero();
        assertThat(new HardSwish().derivative(-3)).isZero();
        assertThat(new HardSwish().derivative(3)).isEqualTo(1);
        assertThat(new Selu().derivative(0)).isEqualTo((float) (Selu.SCALE * Selu.ALPHA));
        assertThat(new Celu(0.5f).derivative(0)).isEqualTo(1);
    }

    /** As PyTorch 2.15 gives them; its vectors alone say that GELU of infinity is NaN. */
    @Test
    void infinitiesAreThoseOfPyTorch() {
        for (Activation activation : Activation.all()) {
            float above =
                    switch (activation.name()) {
                        case "relu6" -> 6;
                        case "sigmoid", "tanh" -> 1;
                        default -> Float.POSITIVE_INFINITY;
                    };
            float below =
                    switch (activation.name()) {
                        case "relu", "relu6", "sigmoid", "softplus" -> 0;
                        case "elu", "celu", "tanh" -> -1;
                        case "selu" -> (float) -(Selu.SCALE * Selu.ALPHA);
                        case "leaky_relu", "prelu" -> Float.NEGATIVE_INFINITY;
                        default -> Float.NaN;
                    };
            float[] z = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
            float slope = activation.parameter().map(ShapeParameter::value).orElse(0f);
            for (Kernels kernels : List.of(Kernels.plain(), Kernels.fastest())) {
                float[] a = new float[2];
                activation.forward(kernels, z, a, 0, 2, slope);
                assertThat(a).as(activation.name()).containsExactly(above, below);
            }
            assertThat(new float[] {activation.value(z[0]), activation.value(z[1])})
                    .as(activation.name())
                    .containsExactly(above, below);
        }
    }

    @Test
    void whatIsFlatOnBothSidesSaysSo() {
        assertThat(Activation.all().stream().filter(Activation::flattensAbove))
                .extracting(Activation::name)
                .containsExactly("relu6", "sigmoid", "tanh");
    }

    @Test
    void smoothOnesHaveNoJumpInTheirDerivative() {
        for (Activation activation : Activation.all()) {
            double largest = 0;
            for (float z = -8; z < 8; z += 0x1p-10f) {
                float change = activation.derivative(z + 0x1p-10f) - activation.derivative(z);
                largest = Math.max(largest, Math.abs(change));
            }
            assertThat(largest < 0.01).as(activation.name()).isEqualTo(activation.isSmooth());
        }
    }

    @Test
    void theRuleForGainsGivesTheClosedFormWhereThereIsOne() {
        assertThat(new Elu(0).gain()).isCloseTo(new Relu().gain(), within(1e-6));
    }

    @Test
    void namesAreFoundAndUnknownOnesAreToldTheKnown() {
        assertThat(Activation.named("elu")).isEqualTo(new Elu());
        assertThatThrownBy(() -> Activation.named("swish"))
                .hasMessage(
                        "unknown activation \"swish\"; known are relu, relu6, leaky_relu, prelu, hardswish, elu,"
                                + " selu, celu, sigmoid, tanh, softplus, silu, mish, gelu_tanh, gelu");
    }

    @Test
    void parametersBelongToThoseThatHaveThem() {
        assertThat(new LeakyRelu().withParameter(0.2f)).isEqualTo(new LeakyRelu(0.2f));
        assertThatThrownBy(() -> new Relu().withParameter(0.2f))
                .hasMessageContaining("no parameter");
        assertThatThrownBy(() -> new Elu(Float.NaN))
                .hasMessage("alpha must be a finite number, but is NaN");
        assertThatThrownBy(() -> new Celu(0))
                .hasMessage("alpha must be a finite number above 0, but is 0.0");
        assertThat(new Softplus().withParameter(3)).isEqualTo(new Softplus(3));
    }
}
