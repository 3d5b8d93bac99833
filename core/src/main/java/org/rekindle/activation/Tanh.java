package org.rekindle.activation;

import org.rekindle.kernel.Kernels;
import org.rekindle.kernel.SmoothFunction;

/**
 * The hyperbolic tangent: φ(z) = tanh(z), φ′(z) = 1 − tanh(z)². It saturates on both sides, at −1
 * and at 1. LeCun, Bottou, Orr, Müller 1998, <i>Efficient BackProp</i>.
 *
 * <p>PyTorch 2.7 computes φ′ by subtraction, which gives 0 in float from |z| = 9.02 on. This class
 * computes 4e⁻²ᶻ / (1 + e⁻²ᶻ)², which is equal.
 */
public record Tanh() implements Activation {
    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public String title() {
        return "Tanh";
    }

    @Override
    public String formula() {
        return "φ(z) = tanh(z)";
    }

    @Override
    public String source() {
        return "LeCun, Bottou, Orr, Müller 1998, Efficient BackProp";
    }

    @Override
    public float value(float z) {
        return (float) StrictMath.tanh(z);
    }

    @Override
    public float derivative(float z) {
        double e = StrictMath.exp(-2 * Math.abs((double) z));
        return (float) (4 * e / ((1 + e) * (1 + e)));
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
        kernels.smooth(SmoothFunction.TANH, z, a, from, length, 1);
    }

    @Override
    public void backward(
            Kernels kernels, float[] z, float[] gradient, int from, int length, float slope) {
        kernels.smoothBackward(SmoothFunction.TANH, z, gradient, from, length, 1);
    }
}
