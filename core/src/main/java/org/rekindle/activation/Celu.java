package org.rekindle.activation;

import java.util.Optional;
import org.rekindle.kernel.Kernels;

/**
 * The continuously differentiable exponential linear unit: φ(z) = z if z &gt; 0 else α(e^(z/α) −
 * 1), φ′(z) = 1 or e^(z/α), and 1 at z = 0. With α = 1 it is ELU. Barron 2017 (arXiv 1704.07483).
 *
 * @param alpha α, above 0; the activation tends to −α as z falls
 */
public record Celu(float alpha) implements Activation {
    /** The scale of Barron 2017, and PyTorch's default. */
    public static final float DEFAULT_ALPHA = 1f;

    /** With the default scale. */
    public Celu() {
        this(DEFAULT_ALPHA);
    }

    /** Checks that alpha is finite and above 0. */
    public Celu {
        ShapeParameter.positive("alpha", alpha);
    }

    @Override
    public String name() {
        return "celu";
    }

    @Override
    public String title() {
        return "CELU";
    }

    @Override
    public String formula() {
        return "φ(z) = z if z > 0 else α(e^(z/α) − 1)";
    }

    @Override
    public String source() {
        return "Barron 2017, arXiv 1704.07483";
    }

    @Override
    public float value(float z) {
        return z > 0 ? z : (float) (alpha * StrictMath.expm1(z / (double) alpha));
    }

    @Override
    public float derivative(float z) {
        return z > 0 ? 1 : (float) StrictMath.exp(z / (double) alpha);
    }

    @Override
    public Optional<ShapeParameter> parameter() {
        return Optional.of(new ShapeParameter("alpha", alpha));
    }

    @Override
    public Celu withParameter(float value) {
        return new Celu(value);
    }

    @Override
    public boolean isSmooth() {
        return true;
    }

    @Override
    public void forward(Kernels kernels, float[] z, float[] a, int from, int length, float slope) {
        kernels.scaledElu(z, a, from, length, alpha, 1, alpha);
    }

    @Override
    public void backward(
            Kernels kernels, float[] z, float[] gradient, int from, int length, float slope) {
        kernels.scaledEluBackward(z, gradient, from, length, alpha, 1, alpha);
    }
}
