package org.rekindle.activation;

import java.util.Optional;
import org.rekindle.kernel.Kernels;
import org.rekindle.kernel.SmoothFunction;

/**
 * Softplus: φ(z) = log(1 + e^(βz)) / β, a smooth ReLU that is above 0 everywhere; φ′(z) = σ(βz).
 * Dugas, Bengio, Bélisle, Nadeau, Garcia 2000, <i>Incorporating Second-Order Functional Knowledge
 * for Better Option Pricing</i>.
 *
 * <p>PyTorch's threshold, above which it returns z, has no counterpart here: at its default of 20
 * both agree in float, because log(1 + e²⁰) differs from 20 by less than a float can hold.
 *
 * @param beta β, above 0; the larger, the closer to ReLU
 */
public record Softplus(float beta) implements Activation {
    /** PyTorch's default. */
    public static final float DEFAULT_BETA = 1f;

    /** With the default steepness. */
    public Softplus() {
        this(DEFAULT_BETA);
    }

    /** Checks that beta is finite and above 0. */
    public Softplus {
        ShapeParameter.positive("beta", beta);
    }

    @Override
    public String name() {
        return "softplus";
    }

    @Override
    public String title() {
        return "Softplus";
    }

    @Override
    public String formula() {
        return "φ(z) = log(1 + e^(βz)) / β";
    }

    @Override
    public String source() {
        return "Dugas, Bengio, Bélisle, Nadeau, Garcia 2000, Incorporating Second-Order Functional Knowledge for Better Option Pricing";
    }

    @Override
    public float value(float z) {
        double x = (double) beta * z;
        return (float) (Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x))) / beta);
    }

    @Override
    public float derivative(float z) {
        return (float) (1 / (1 + StrictMath.exp(-(double) beta * z)));
    }

    @Override
    public Optional<ShapeParameter> parameter() {
        return Optional.of(new ShapeParameter("beta", beta));
    }

    @Override
    public Softplus withParameter(float value) {
        return new Softplus(value);
    }

    @Override
    public boolean isSmooth() {
        return true;
    }

    @Override
    public void forward(Kernels kernels, float[] z, float[] a, int from, int length, float slope) {
        kernels.smooth(SmoothFunction.SOFTPLUS, z, a, from, length, beta);
    }

    @Override
    public void backward(
            Kernels kernels, float[] z, float[] gradient, int from, int length, float slope) {
        kernels.smoothBackward(SmoothFunction.SOFTPLUS, z, gradient, from, length, beta);
    }
}
