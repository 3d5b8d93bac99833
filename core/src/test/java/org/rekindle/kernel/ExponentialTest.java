package org.rekindle.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExponentialTest {
    /** A prime, so that the sample meets every pattern of low bits. */
    private static final int STRIDE = 4099;

    @Test
    void expm1IsWithinOneUlpOfTheTrueValueOverAllNegativeFloats() {
        double worst = 0;
        for (float x = -0f, end = Float.NEGATIVE_INFINITY; x > end; x = next(x)) {
            double truth = Math.expm1((double) x);
            worst =
                    Math.max(
                            worst,
                            Math.abs(Exponential.expm1(x) - truth) / Math.ulp((float) truth));
        }
        assertThat(worst).isLessThanOrEqualTo(1);
    }

    @Test
    void expIsWithinOneUlpOfTheTrueValueOverAllNegativeFloats() {
        double worst = 0;
        for (float x = -0f, end = Float.NEGATIVE_INFINITY; x > end; x = next(x)) {
            double truth = Math.exp((double) x);
            worst = Math.max(worst, Math.abs(Exponential.exp(x) - truth) / Math.ulp((float) truth));
        }
        assertThat(worst).isLessThanOrEqualTo(1);
    }

    @Test
    void theEndsOfTheRangeAreExact() {
        assertThat(Exponential.expm1(Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
        assertThat(Exponential.exp(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(Exponential.exp(0f)).isEqualTo(1f);
        assertThat(Exponential.expm1(Float.NaN)).isNaN();
        assertThat(Exponential.exp(Float.NaN)).isNaN();
    }

    private static float next(float x) {
        return Float.intBitsToFloat(Float.floatToIntBits(x) + STRIDE);
    }
}
