package org.rekindle.activation;

import org.rekindle.kernel.Kernels;
import org.rekindle.kernel.SmoothFunction;

/**
 * The Gaussian error linear unit: φ(z) = z·Φ(z), where Φ is the standard normal distribution
 * function; φ′(z) = Φ(z) + z·Φ′(z). It dips to −0.17 at z = −0.75, where φ′ is 0. Hendrycks and
 * Gimpel 2016 (arXiv 1606.08415).
 *
 * <p>PyTorch 2.7 computes Φ as (1 + erf) / 2 in float, which has no digits left below z = −5.4.
 * This class keeps them.
 */
public record Gelu() implements Activation {
    private static final double SERIES_REACH = 3;
    private static final double SERIES_PRECISION = 1e-18;
    private static final int FRACTION_TERMS = 120;

    @Override
    public String name() {
        return "gelu";
    }

    @Override
    public String title() {
        return "GELU";
    }

    @Override
    public String formula() {
        return "φ(z) = z·Φ(z), where Φ is the normal distribution function";
    }

    @Override
    public String source() {
        return "Hendrycks and Gimpel 2016, arXiv 1606.08415";
    }

    @Override
    public float value(float z) {
        return (float) (z * distribution(z));
    }

    @Override
    public float derivative(float z) {
        return (float) (distribution(z) + z * density(z));
    }

    @Override
    public boolean isSmooth() {
        return true;
    }

    @Override
    public void forward(Kernels kernels, float[] z, float[] a, int from, int length, float slope) {
        kernels.smooth(SmoothFunction.GELU, z, a, from, length, 1);
    }

    @Override
    public void backward(
            Kernels kernels, float[] z, float[] gradient, int from, int length, float slope) {
        kernels.smoothBackward(SmoothFunction.GELU, z, gradient, from, length, 1);
    }

    private static double density(double z) {
        return StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    private static double distribution(double z) {
        return z < 0 ? tail(-z) : 1 - tail(z);
    }

    /**
     * Φ(−t) for t ≥ 0: by its series up to 3, by its continued fraction beyond (Abramowitz and
     * Stegun 1964, 26.2.11 and 26.2.14).
     */
    private static double tail(double t) {
        if (t > SERIES_REACH) {
            double fraction = t;
            for (int k = FRACTION_TERMS; k >= 1; k--) {
                fraction = t + k / fraction;
            }
            return density(t) / fraction;
        }
        double term = t;
        double sum = t;
        for (int k = 3; term > sum * SERIES_PRECISION; k += 2) {
            term *= t * t / k;
            sum += term;
        }
        return 0.5 - density(t) * sum;
    }
}
