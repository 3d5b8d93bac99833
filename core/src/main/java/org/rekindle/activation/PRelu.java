package org.rekindle.activation;

import java.util.Optional;
import org.rekindle.kernel.Kernels;

/**
 * Parametric ReLU: Leaky ReLU whose slope s is learnt with the weights; ∂φ/∂s = min(0, z). The
 * slopes are exempt from weight decay, which would push them towards ReLU. He, Zhang, Ren, Sun 2015
 * (arXiv 1502.01852), section 2.
 *
 * <p>This record says where the slopes start; the slopes that a network has learnt are among its
 * parameters.
 *
 * @param negativeSlope the slope from which learning starts, and the one that {@link #value} uses
 * @param shared true for one slope per layer, false for one per unit
 */
public record PRelu(float negativeSlope, boolean shared) implements Activation {
    /** The start of He et al. 2015, and PyTorch's default. */
    public static final float DEFAULT_NEGATIVE_SLOPE = 0.25f;

    /** One slope per unit, with the default start. */
    public PRelu() {
        this(DEFAULT_NEGATIVE_SLOPE, false);
    }

    /** Checks that the slope is finite. */
    public PRelu {
        ShapeParameter.finite("negative_slope", negativeSlope);
    }

    @Override
    public String name() {
        return "prelu";
    }

    @Override
    public String title() {
        return "PReLU";
    }

    @Override
    public String formula() {
        return "φ(z) = z if z > 0 else s·z, where s is learnt";
    }

    @Override
    public String source() {
        return "He, Zhang, Ren, Sun 2015, arXiv 1502.01852";
    }

    @Override
    public float value(float z) {
        return z > 0 ? z : negativeSlope * z;
    }

    @Override
    public float derivative(float z) {
        return z > 0 ? 1 : negativeSlope;
    }

    /** ∂φ/∂s: how the value moves with the slope. */
    public float slopeDerivative(float z) {
        return z > 0 ? 0 : z;
    }

    @Override
    public Optional<ShapeParameter> parameter() {
        return Optional.of(new ShapeParameter("negative_slope", negativeSlope));
    }

    @Override
    public PRelu withParameter(float value) {
        return new PRelu(value, shared);
    }

    @Override
    public int learntSlopes(int units) {
        return shared ? 1 : units;
    }

    @Override
    public double gain() {
        return Math.sqrt(2 / (1 + (double) negativeSlope * negativeSlope));
    }

    @Override
    public void forward(Kernels kernels, float[] z, float[] a, int from, int length, float slope) {
        kernels.leaky(z, a, from, length, slope);
    }

    @Override
    public void backward(
            Kernels kernels, float[] z, float[] gradient, int from, int length, float slope) {
        kernels.leakyBackward(z, gradient, from, length, slope);
    }
}
