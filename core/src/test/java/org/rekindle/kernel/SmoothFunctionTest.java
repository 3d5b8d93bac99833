package org.rekindle.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Over all floats, in steps of a prime, against the definitions in double, rounded to float. */
class SmoothFunctionTest {
    private static final int STRIDE = 40_009;

    /** Where a derivative passes through 0, it is a difference of numbers of this size. */
    private static final float CANCELLED = 0x1p-25f;

    @Test
    void valuesAreWithinTwoUlpOfTheTrueValue() {
        for (SmoothFunction function : SmoothFunction.values()) {
            assertThat(worst(z -> function.value(z, 1), value(function), 0))
                    .as(function.name())
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void derivativesAreWithinTwoUlpOfTheTrueValue() {
        for (SmoothFunction function : SmoothFunction.values()) {
            boolean passesZero =
                    switch (function) {
                        case SILU, MISH, GELU, GELU_TANH -> true;
                        default -> false;
                    };
            assertThat(
                            worst(
                                    z -> function.derivative(z, 1),
                                    derivative(function),
                                    passesZero ? CANCELLED : 0))
                    .as(function.name())
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aSteepSoftplusIsAsExact() {
        for (float scale : new float[] {0.3f, 3.7f, 20}) {
            DoubleUnaryOperator truth =
                    z -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(scale * z))) / scale;
            assertThat(worst(z -> SmoothFunction.SOFTPLUS.value(z, scale), truth, 0))
                    .isLessThanOrEqualTo(2);
            assertThat(
                            worst(
                                    z -> SmoothFunction.SOFTPLUS.derivative(z, scale),
                                    z -> sigmoid(scale * z),
                                    0))
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void anEluWithItsNumbersIsWithinTwoUlp() {
        float[] z = new float[1];
        float[] a = new float[1];
        for (float width : new float[] {0.7f, 1, 3.3f}) {
            assertThat(
                            worst(
                                    x -> {
                                        z[0] = x;
                                        Kernels.plain().scaledElu(z, a, 0, 1, width, 1, width);
                                        return a[0];
                                    },
                                    x -> x > 0 ? x : width * Math.expm1(x / width),
                                    0))
                    .isLessThanOrEqualTo(2);
            assertThat(
                            worst(
                                    x -> {
                                        z[0] = x;
                                        a[0] = 0x1p80f;
                                        Kernels.plain()
                                                .scaledEluBackward(z, a, 0, 1, width, 1, width);
                                        return a[0] * 0x1p-80f;
                                    },
                                    x -> x > 0 ? 1 : Math.exp(x / width),
                                    0))
                    .isLessThanOrEqualTo(2);
        }
    }

    private interface FloatFunction {
        float of(float z);
    }

    private static double worst(FloatFunction function, DoubleUnaryOperator truth, float floor) {
        double worst = 0;
        for (int sign = 0; sign < 2; sign++) {
            for (long bits = 0; bits < 0x7f800000L; bits += STRIDE) {
                float z = Float.intBitsToFloat((int) bits | (sign << 31));
                float expected = (float) truth.applyAsDouble(z);
                // Beyond this z² overflows, and PyTorch's derivatives are NaN, too.
                if (Math.abs(z) < 1e19 && Float.isFinite(expected)) {
                    double ulp = Math.max(Math.ulp(expected), floor);
                    double error = Math.abs((double) function.of(z) - expected) / ulp;
                    worst = error > worst || Double.isNaN(error) ? error : worst;
                }
            }
        }
        return worst;
    }

    private static DoubleUnaryOperator value(SmoothFunction function) {
        return switch (function) {
            case SIGMOID -> SmoothFunctionTest::sigmoid;
            case TANH -> Math::tanh;
            case SOFTPLUS -> z -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
            case SILU -> z -> z * sigmoid(z);
            case MISH -> z -> z * Math.tanh(Math.log1p(Math.exp(z)));
            case GELU_TANH -> z -> z * sigmoid(exponent(z));
            case GELU -> z -> z * distribution(z);
        };
    }

    private static DoubleUnaryOperator derivative(SmoothFunction function) {
        return switch (function) {
            case SIGMOID -> z -> sigmoid(z) * sigmoid(-z);
            case TANH -> z -> 4 * sigmoid(2 * z) * sigmoid(-2 * z);
            case SOFTPLUS -> SmoothFunctionTest::sigmoid;
            case SILU -> z -> sigmoid(z) * (1 + z * sigmoid(-z));
            case MISH ->
                    z -> {
                        double t = Math.tanh(Math.log1p(Math.exp(z)));
                        return t + z * (1 - t * t) * sigmoid(z);
                    };
            case GELU_TANH ->
                    z -> {
                        double s = sigmoid(exponent(z));
                        double slope = 2 * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * z * z);
                        return s * (1 + z * slope * sigmoid(-exponent(z)));
                    };
            case GELU -> z -> distribution(z) + z * density(z);
        };
    }

    private static double sigmoid(double z) {
        return z < 0 ? Math.exp(z) / (1 + Math.exp(z)) : 1 / (1 + Math.exp(-z));
    }

    private static double exponent(double z) {
        return 2 * Math.sqrt(2 / Math.PI) * (z + 0.044715 * z * z * z);
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** By its series, or by its continued fraction. */
    private static double distribution(double z) {
        double t = Math.abs(z);
        double tail = t < 3 ? 0.5 - density(t) * series(t) : density(t) / fraction(t);
        return z < 0 ? tail : 1 - tail;
    }

    private static double series(double t) {
        double term = t;
        double sum = t;
        for (int k = 3; k < 200; k += 2) {
            term *= t * t / k;
            sum += term;
        }
        return sum;
    }

    private static double fraction(double t) {
        double fraction = t;
        for (int k = 200; k >= 1; k--) {
            fraction = t + k / fraction;
        }
        return fraction;
    }
}
