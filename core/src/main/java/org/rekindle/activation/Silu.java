package org.rekindle.activation;

import org.rekindle.kernel.Kernels;
import org.rekindle.kernel.SmoothFunction;

/**
 * The sigmoid-weighted linear unit, also called Swish: φ(z) = z·σ(z), φ′(z) = σ(z)·(1 + z·σ(−z)).
 * It dips to −0.28 at z = −1.28, where φ′ is 0. Elfwing, Uchibe, Doya 2018 (arXiv 1702.03118).
 *
 * <p>As in PyTorch, φ(−∞) and φ′(±∞) are NaN.
 */
public record Silu() implements Activation {
    @Override
    public String name() {
        return "silu";
    }

    @Override
    public String title() {
        return "SiLU";
    }

    @Override
    public String formula() {
        return "φ(z) = z·σ(z), with σ(z) = 1 / (1 + e⁻ᶻ)";
    }

    @Override
    public String source() {
        return "Elfwing, Uchibe, Doya 2018, arXiv 1702.03118";
    }

    @Override
    public float value(float z) {
        return (float) (z / (1 + StrictMath.exp(-(double) z)));
    }

    @Override
    public float derivative(float z) {
        double s = 1 / (1 + StrictMath.exp(-(double) z));
        double other = 1 / (1 + StrictMath.exp(z));
        return (float) (s * (1 + z * other));
    }

    @Override
    public boolean isSmooth() {
        return true;
    }

    @Override
    public void forward(Kernels kernels, float[] z, float[] a, int from, int length, float slope) {
        kernels.smooth(SmoothFunction.SILU, z, a, from, length, 1);
    }

    @Override
    public void backward(
            Kernels kernels, float[] z, float[] gradient, int from, int length, float slope) {
        kernels.smoothBackward(SmoothFunction.SILU, z, gradient, from, length, 1);
    }
}
