package org.rekindle.activation;

import org.rekindle.kernel.Kernels;
import org.rekindle.kernel.SmoothFunction;

/**
 * The logistic function: φ(z) = σ(z) = 1 / (1 + e⁻ᶻ), φ′(z) = σ(z)·σ(−z). It saturates on both
 * sides, at 0 and at 1. Rumelhart, Hinton, Williams 1986, <i>Learning Representations by
 * Back-Propagating Errors</i>.
 *
 * <p>PyTorch 2.7 computes σ(−z) as 1 − σ(z), which is 0 in float from z = 17 on, so no gradient is
 * left. This class computes e⁻ᶻ / (1 + e⁻ᶻ)².
 */
public record Sigmoid() implements Activation {
    @Override
    public String name() {
        return "sigmoid";
    }

    @Override
    public String title() {
        return "Sigmoid";
    }

    @Override
    public String formula() {
        return "φ(z) = σ(z) = 1 / (1 + e⁻ᶻ)";
    }

    @Override
    public String source() {
        return "Rumelhart, Hinton, Williams 1986, Learning Representations by Back-Propagating Errors";
    }

    @Override
    public float value(float z) {
        return (float) (1 / (1 + StrictMath.exp(-(double) z)));
    }

    @Override
    public float derivative(float z) {
        double e = StrictMath.exp(-Math.abs((double) z));
        return (float) (e / ((1 + e) * (1 + e)));
    }

    @Override
    public boolean flattensAbove() {
        return true;
    }

    @Override
    public boolean isSmooth() {
        return true;
    }

    @Override
    public void forward(Kernels kernels, float[] z, float[] a, int from, int length, float slope) {
        kernels.smooth(SmoothFunction.SIGMOID, z, a, from, length, 1);
    }

    @Override
    public void backward(
            Kernels kernels, float[] z, float[] gradient, int from, int length, float slope) {
        kernels.smoothBackward(SmoothFunction.SIGMOID, z, gradient, from, length, 1);
    }
}
