package org.rekindle.network;

import java.util.random.RandomGenerator;

/**
 * Weights of mean 0 whose variance is set by the width of the layer, so that signals neither fade
 * nor grow from layer to layer. Each is drawn from a normal distribution (not truncated) or from a
 * uniform one with the same variance.
 *
 * @param name the name in commands and documents
 * @param rule how the standard deviation follows from the layer
 * @param uniform true for the uniform distribution
 */
public record VarianceScaling(String name, Rule rule, boolean uniform) implements LayerInitializer {
    /** std = gain / √fan_in. He, Zhang, Ren, Sun 2015 (arXiv 1502.01852). */
    public static final VarianceScaling HE_NORMAL =
            new VarianceScaling("he_normal", Rule.HE, false);

    /** Uniform on ± gain · √(3 / fan_in). He et al. 2015. */
    public static final VarianceScaling HE_UNIFORM =
            new VarianceScaling("he_uniform", Rule.HE, true);

    /** std = √(2 / (fan_in + fan_out)). Glorot and Bengio 2010. */
    public static final VarianceScaling XAVIER_NORMAL =
            new VarianceScaling("xavier_normal", Rule.XAVIER, false);

    /** Uniform on ± √(6 / (fan_in + fan_out)). Glorot and Bengio 2010. */
    public static final VarianceScaling XAVIER_UNIFORM =
            new VarianceScaling("xavier_uniform", Rule.XAVIER, true);

    /** std = 1 / √fan_in. LeCun, Bottou, Orr, Müller 1998, <i>Efficient BackProp</i>. */
    public static final VarianceScaling LECUN_NORMAL =
            new VarianceScaling("lecun_normal", Rule.LECUN, false);

    /** How the standard deviation of a weight follows from the layer. */
    public enum Rule {
        /** gain / √fan_in. */
        HE {
            @Override
            double standardDeviation(Affine layer, double gain) {
                return gain / Math.sqrt(layer.fanIn());
            }
        },
        /** √(2 / (fan_in + fan_out)), for any activation. */
        XAVIER {
            @Override
            double standardDeviation(Affine layer, double gain) {
                return Math.sqrt(2.0 / (layer.fanIn() + layer.units()));
            }
        },
        /** 1 / √fan_in, for any activation. */
        LECUN {
            @Override
            double standardDeviation(Affine layer, double gain) {
                return 1 / Math.sqrt(layer.fanIn());
            }
        };

        abstract double standardDeviation(Affine layer, double gain);
    }

    @Override
    public boolean drawsBiases() {
        return false;
    }

    @Override
    public void hidden(float[] parameters, Affine layer, double gain, RandomGenerator random) {
        double std = rule.standardDeviation(layer, gain);
        double bound = std * Math.sqrt(3);
        for (int i = layer.weights(); i < layer.biases(); i++) {
            double weight =
                    uniform ? random.nextDouble(-bound, bound) : std * random.nextGaussian();
            parameters[i] = (float) weight;
        }
    }

    @Override
    public void output(float[] parameters, Affine layer, RandomGenerator random) {
        hidden(parameters, layer, 1, random);
    }
}
