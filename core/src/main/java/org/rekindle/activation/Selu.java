package org.rekindle.activation;

import org.rekindle.kernel.Kernels;

/**
 * The scaled exponential linear unit: φ(z) = λz if z &gt; 0 else λα(eᶻ − 1), φ′(z) = λ or λα·eᶻ,
 * and λα at z = 0. α and λ are such that a standard normal z gives values of mean 0 and variance 1,
 * so its gain is 1, and LeCun initialization keeps the signal. Klambauer, Unterthiner, Mayr,
 * Hochreiter 2017 (arXiv 1706.02515).
 */
public record Selu() implements Activation {
    /** α of Klambauer et al. 2017. */
    public static final double ALPHA = 1.6732632423543772;

    /** λ of Klambauer et al. 2017. */
    public static final double SCALE = 1.0507009873554805;

    @Override
    public String name() {
        return "selu";
    }

    @Override
    public String title() {
        return "SELU";
    }

    @Override
    public String formula() {
        return "φ(z) = λz if z > 0 else λα(eᶻ − 1), with λ = 1.0507 and α = 1.6733";
    }

    @Override
    public String source() {
        return "Klambauer, Unterthiner, Mayr, Hochreiter 2017, arXiv 1706.02515";
    }

    @Override
    public float value(float z) {
        return (float) (z > 0 ? SCALE * z : SCALE * ALPHA * StrictMath.expm1(z));
    }

    @Override
    public float derivative(float z) {
        return (float) (z > 0 ? SCALE : SCALE * ALPHA * StrictMath.exp(z));
    }

    /** By the choice of α and λ. */
    @Override
    public double gain() {
        return 1;
    }

    @Override
    public void forward(Kernels kernels, float[] z, float[] a, int from, int length, float slope) {
        kernels.scaledElu(z, a, from, length, (float) (SCALE * ALPHA), (float) SCALE, 1);
    }

    @Override
    public void backward(
            Kernels kernels, float[] z, float[] gradient, int from, int length, float slope) {
        kernels.scaledEluBackward(
                z, gradient, from, length, (float) (SCALE * ALPHA), (float) SCALE, 1);
    }
}
