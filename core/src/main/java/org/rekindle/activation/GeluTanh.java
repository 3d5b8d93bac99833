package org.rekindle.activation;

import org.rekindle.kernel.Kernels;
import org.rekindle.kernel.SmoothFunction;

/**
 * GELU by its approximation with tanh: φ(z) = z·(1 + tanh(√(2/π)·(z + 0.044715 z³))) / 2, which
 * differs from {@link Gelu} by at most 0.0005. Hendrycks and Gimpel 2016 (arXiv 1606.08415).
 *
 * <p>PyTorch 2.7 adds 1 to the tanh in float, which leaves no digits below z = −5. This class
 * computes z·σ(w) with w = 2√(2/π)·(z + 0.044715 z³), which is equal.
 */
public record GeluTanh() implements Activation {
    private static final double FACTOR = 2 * Math.sqrt(2 / Math.PI);
    private static final double CUBE = 0.044715;

    @Override
    public String name() {
        return "gelu_tanh";
    }

    @Override
    public String title() {
        return "GELU (tanh)";
    }

    @Override
    public String formula() {
        return "φ(z) = z·(1 + tanh(√(2/π)·(z + 0.044715 z³))) / 2";
    }

    @Override
    public String source() {
        return "Hendrycks and Gimpel 2016, arXiv 1606.08415";
    }

    @Override
    public float value(float z) {
        return (float) (z / (1 + StrictMath.exp(-exponent(z))));
    }

    @Override
    public float derivative(float z) {
        double s = 1 / (1 + StrictMath.exp(-exponent(z)));
        double other = 1 / (1 + StrictMath.exp(exponent(z)));
        double steepness = FACTOR * (1 + 3 * CUBE * z * z);
        return (float) (s * (1 + z * steepness * other));
    }

    @Override
    public boolean isSmooth() {
        return true;
    }

    @Override
    public void forward(Kernels kernels, float[] z, float[] a, int from, int length, float slope) {
        kernels.smooth(SmoothFunction.GELU_TANH, z, a, from, length, 1);
    }

    @Override
    public void backward(
            Kernels kernels, float[] z, float[] gradient, int from, int length, float slope) {
        kernels.smoothBackward(SmoothFunction.GELU_TANH, z, gradient, from, length, 1);
    }

    private static double exponent(double z) {
        return FACTOR * (z + CUBE * z * z * z);
    }
}
