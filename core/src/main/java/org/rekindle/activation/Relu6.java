package org.rekindle.activation;

import org.rekindle.kernel.Kernels;

/**
 * ReLU with an upper bound: φ(z) = min(max(0, z), 6), φ′(z) = 1 if 0 &lt; z &lt; 6 else 0. A unit
 * that only receives z ≤ 0, or only z ≥ 6, or only such as these, passes no gradient: it is dead.
 * Krizhevsky 2010, <i>Convolutional Deep Belief Networks on CIFAR-10</i>.
 *
 * <p>As in PyTorch, φ(NaN) is NaN, and φ(−0) is −0. φ′(NaN) is 0, as in PyTorch's vectors.
 */
public record Relu6() implements Activation {
    /** The largest value. */
    public static final float UPPER_BOUND = 6;

    @Override
    public String name() {
        return "relu6";
    }

    @Override
    public String title() {
        return "ReLU6";
    }

    @Override
    public String formula() {
        return "φ(z) = min(max(0, z), 6)";
    }

    @Override
    public String source() {
        return "Krizhevsky 2010, Convolutional Deep Belief Networks on CIFAR-10";
    }

    @Override
    public float value(float z) {
        return z < 0 ? 0 : z > UPPER_BOUND ? UPPER_BOUND : z;
    }

    @Override
    public float derivative(float z) {
        return z > 0 && z < UPPER_BOUND ? 1 : 0;
    }

    @Override
    public boolean flattensAbove() {
        return true;
    }

    @Override
    public void forward(Kernels kernels, float[] z, float[] a, int from, int length, float slope) {
        kernels.relu6(z, a, from, length);
    }

    @Override
    public void backward(
            Kernels kernels, float[] z, float[] gradient, int from, int length, float slope) {
        kernels.relu6Backward(z, gradient, from, length);
    }
}
