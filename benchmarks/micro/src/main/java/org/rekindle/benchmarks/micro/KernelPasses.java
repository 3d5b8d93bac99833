package org.rekindle.benchmarks.micro;

import org.rekindle.activation.Activation;
import org.rekindle.kernel.Kernels;

/** Rekindle's activations, on its vector kernels or on their plain twins. */
final class KernelPasses {
    private KernelPasses() {}

    static Pass of(String kernelName, String activationName, boolean forward, int size) {
        Kernels kernels = kernelName.equals("vector") ? Kernels.fastest() : Kernels.plain();
        Shape shape = forward ? Shape.FORWARD : Shape.BACKWARD;
        Activation activation = shaped(Activation.named(activationName), shape);
        float slope = shape.slope();
        if (forward) {
            float[] z = Values.normal(size);
            float[] a = Values.zeros(size);
            return () -> {
                activation.forward(kernels, z, a, 0, size, slope);
                return a;
            };
        }
        float[] z = Values.minusOneBelowZero(size);
        float[] gradient = Values.normal(size);
        float[] slopeGradient = new float[1];
        float[] partial = new float[Kernels.SUMS_SCRATCH];
        return () -> {
            if (activation.learntSlopes(1) > 0) {
                kernels.slopeGradients(z, gradient, 1, size, slopeGradient, 0, partial);
            }
            activation.backward(kernels, z, gradient, 0, size, slope);
            return slopeGradient;
        };
    }

    private static Activation shaped(Activation activation, Shape shape) {
        return activation.parameter().isEmpty()
                ? activation
                : activation.withParameter(
                        activation.name().equals("elu") ? shape.alpha() : shape.slope());
    }
}
