package org.rekindle.activation;

import org.rekindle.kernel.Kernels;
import org.rekindle.kernel.SmoothFunction;

/**
 * Mish: φ(z) = z·tanh(log(1 + eᶻ)). It dips to −0.31 at z = −1.19, where φ′ is 0. Misra 2019 (arXiv
 * 1908.08681).
 *
 * <p>As in PyTorch, φ(−∞) and φ′(±∞) are NaN.
 */
public record Mish() implements Activation {
    @Override
    public String name() {
        return "mish";
    }

    @Override
    public String title() {
        return "Mish";
    }

    @Override
    public String formula() {
        return "φ(z) = z·tanh(log(1 + eᶻ))";
    }

    @Override
    public String source() {
        return "Misra 2019, arXiv 1908.08681";
    }

    @Override
    public float value(float z) {
        return (float) (z * StrictMath.tanh(StrictMath.log1p(StrictMath.exp(z))));
    }

    @Override
    public float derivative(float z) {
        double t = StrictMath.tanh(StrictMath.log1p(StrictMath.exp(z)));
        double sigmoid = 1 / (1 + StrictMath.exp(-(double) z));
        return (float) (t + z * (1 - t * t) * sigmoid);
    }

    @Override
    public boolean isSmooth() {
        return true;
    }

    @Override
    public void forward(Kernels kernels, float[] z, float[] a, int from, int length, float slope) {
        kernels.smooth(SmoothFunction.MISH, z, a, from, length, 1);
    }

    @Override
    public void backward(
            Kernels kernels, float[] z, float[] gradient, int from, int length, float slope) {
        kernels.smoothBackward(SmoothFunction.MISH, z, gradient, from, length, 1);
    }
}
