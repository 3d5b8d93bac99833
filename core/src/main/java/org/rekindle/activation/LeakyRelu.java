package org.rekindle.activation;

import java.util.Optional;
import org.rekindle.kernel.Kernels;

/**
 * Leaky ReLU: φ(z) = z if z &gt; 0 else s·z, φ′(z) = 1 or s, and s at z = 0. The gate never shuts,
 * so a unit that fires on nothing still learns. Maas, Hannun, Ng 2013, <i>Rectifier Nonlinearities
 * Improve Neural Network Acoustic Models</i>.
 *
 * @param negativeSlope s, the slope for z ≤ 0
 */
public record LeakyRelu(float negativeSlope) implements Activation {
    /** The slope of Maas et al. 2013, and PyTorch's default. */
    public static final float DEFAULT_NEGATIVE_SLOPE = 0.01f;

    /** With the default slope. */
    public LeakyRelu() {
        this(DEFAULT_NEGATIVE_SLOPE);
    }

    /** Checks that the slope is finite. */
    public LeakyRelu {
        ShapeParameter.finite("negative_slope", negativeSlope);
    }

    @Override
    public String name() {
        return "leaky_relu";
    }

    @Override
    public String title() {
        return "Leaky ReLU";
    }

    @Override
    public String formula() {
        return "φ(z) = z if z > 0 else s·z";
    }

    @Override
    public String source() {
        return "Maas, Hannun, Ng 2013, Rectifier Nonlinearities Improve Neural Network Acoustic Models";
    }

    @Override
    public float value(float z) {
        return z > 0 ? z : negativeSlope * z;
    }

    @Override
    public float derivative(float z) {
        return z > 0 ? 1 : negativeSlope;
    }

    @Override
    public Optional<ShapeParameter> parameter() {
        return Optional.of(new ShapeParameter("negative_slope", negativeSlope));
    }

    @Override
    public LeakyRelu withParameter(float value) {
        return new LeakyRelu(value);
    }

    @Override
    public double gain() {
        return Math.sqrt(2 / (1 + (double) negativeSlope * negativeSlope));
    }

    @Override
    public void forward(Kernels kernels, float[] z, float[] a, int from, int length, float slope) {
        kernels.leaky(z, a, from, length, negativeSlope);
    }

    @Override
    public void backward(
            Kernels kernels, float[] z, float[] gradient, int from, int length, float slope) {
        kernels.leakyBackward(z, gradient, from, length, negativeSlope);
    }
}
