package org.rekindle.activation;

import java.util.Optional;
import org.rekindle.kernel.Kernels;

/**
 * The exponential linear unit: φ(z) = z if z &gt; 0 else α(eᶻ − 1), φ′(z) = 1 or φ(z) + α, and α at
 * z = 0. It saturates at −α, which pulls the mean activation of a layer towards zero. Clevert,
 * Unterthiner, Hochreiter 2016 (arXiv 1511.07289).
 *
 * <p>φ(z) + α is computed as α·eᶻ, which is equal. The sum loses all its digits where eᶻ is small,
 * and there a small gradient must not be mistaken for none.
 *
 * <p>PyTorch 2.7 computes eᶻ − 1 in float32 by subtraction, which loses all digits near 0. This
 * class uses expm1. The two differ by at most 2 ulp of α, and this one is within 2 ulp of PyTorch's
 * own value in float64.
 *
 * @param alpha α; the activation tends to −α as z falls
 */
public record Elu(float alpha) implements Activation {
    /** The scale of Clevert et al. 2016, and PyTorch's default. */
    public static final float DEFAULT_ALPHA = 1f;

    /** With the default scale. */
    public Elu() {
        this(DEFAULT_ALPHA);
    }

    /** Checks that alpha is finite. */
    public Elu {
        ShapeParameter.finite("alpha", alpha);
    }

    @Override
    public String name() {
        return "elu";
    }

    @Override
    public String title() {
        return "ELU";
    }

    @Override
    public String formula() {
        return "φ(z) = z if z > 0 else α(eᶻ − 1)";
    }

    @Override
    public String source() {
        return "Clevert, Unterthiner, Hochreiter 2016, arXiv 1511.07289";
    }

    @Override
    public float value(float z) {
        return z <= 0 ? alpha * (float) StrictMath.expm1(z) : z;
    }

    @Override
    public float derivative(float z) {
        return z > 0 ? 1 : alpha * (float) StrictMath.exp(z);
    }

    @Override
    public Optional<ShapeParameter> parameter() {
        return Optional.of(new ShapeParameter("alpha", alpha));
    }

    @Override
    public Elu withParameter(float value) {
        return new Elu(value);
    }

    @Override
    public boolean isSmooth() {
        return alpha == 1;
    }

    @Override
    public void forward(Kernels kernels, float[] z, float[] a, int from, int length, float slope) {
        kernels.elu(z, a, from, length, alpha);
    }

    @Override
    public void backward(
            Kernels kernels, float[] z, float[] gradient, int from, int length, float slope) {
        kernels.eluBackward(z, gradient, from, length, alpha);
    }
}
