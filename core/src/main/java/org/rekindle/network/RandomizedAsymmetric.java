package org.rekindle.network;

import java.util.random.RandomGenerator;

/**
 * Randomised asymmetric initialization. For each unit, fan_in + 1 values (its weights and its bias)
 * are drawn from N(0, σ²/fan_in); then one of them, chosen uniformly, is replaced by a draw from
 * Beta(2, 1), which is positive, so that a unit is less often born dead. Lu, Shin, Su, Karniadakis
 * 2019 (arXiv 1903.06733), section 4.
 *
 * <p>The output layer has no rectifier, so its units cannot die. It gets N(0, 1/fan_in) weights and
 * zero biases.
 */
public record RandomizedAsymmetric() implements LayerInitializer {
    /** σ = −c + √(c² + 1) with c = 2√2 / (3√π), about 0.6007: keeps the length of the signal. */
    static final double SIGMA = sigma();

    @Override
    public String name() {
        return "rai";
    }

    @Override
    public boolean drawsBiases() {
        return true;
    }

    @Override
    public void hidden(float[] parameters, Affine layer, double gain, RandomGenerator random) {
        int fanIn = layer.fanIn();
        double std = SIGMA / Math.sqrt(fanIn);
        for (int unit = 0; unit < layer.units(); unit++) {
            int weights = layer.weights() + unit * fanIn;
            for (int i = 0; i < fanIn; i++) {
                parameters[weights + i] = (float) (std * random.nextGaussian());
            }
            int bias = layer.biases() + unit;
            parameters[bias] = (float) (std * random.nextGaussian());
            int replaced = random.nextInt(fanIn + 1);
            // The inverse of Beta(2, 1)'s distribution function x² is the square root.
            parameters[replaced == fanIn ? bias : weights + replaced] =
                    (float) Math.sqrt(random.nextDouble());
        }
    }

    @Override
    public void output(float[] parameters, Affine layer, RandomGenerator random) {
        VarianceScaling.LECUN_NORMAL.output(parameters, layer, random);
    }

    private static double sigma() {
        double c = 2 * Math.sqrt(2) / (3 * Math.sqrt(Math.PI));
        return -c + Math.sqrt(c * c + 1);
    }
}
