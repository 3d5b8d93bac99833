package org.rekindle.activation;

import org.rekindle.kernel.Kernels;

/**
 * The rectified linear unit: φ(z) = max(0, z), φ′(z) = 1 if z &gt; 0 else 0, and 0 at z = 0. A unit
 * that only receives z ≤ 0 passes no gradient: it is dead. Nair and Hinton 2010, <i>Rectified
 * Linear Units Improve Restricted Boltzmann Machines</i>.
 *
 * <p>As in PyTorch, φ(NaN) is NaN and φ′(NaN) is 1, and φ(−0) is −0.
 */
public record Relu() implements Activation {
    @Override
    public String name() {
        return "relu";
    }

    @Override
    public String title() {
        return "ReLU";
    }

    @Override
    public String formula() {
        return "φ(z) = max(0, z)";
    }

    @Override
    public String source() {
        return "Nair and Hinton 2010, Rectified Linear Units Improve Restricted Boltzmann Machines";
    }

    @Override
    public float value(float z) {
        return z < 0 ? 0 : z;
    }

    @Override
    public float derivative(float z) {
        return z <= 0 ? 0 : 1;
    }

    @Override
    public double gain() {
        return Math.sqrt(2);
    }

    @Override
    public void forward(Kernels kernels, float[] z, float[] a, int from, int length, float slope) {
        kernels.relu(z, a, from, length);
    }

    @Override
    public void backward(
            Kernels kernels, float[] z, float[] gradient, int from, int length, float slope) {
        kernels.reluBackward(z, gradient, from, length);
    }
}
