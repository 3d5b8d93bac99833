package org.rekindle.network;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Weights whose scale is given and does not follow from the width of the layer, as in many scripts
 * written by hand: in all layers alike, the output layer among them. Biases start at a constant.
 *
 * @param distribution how weights are drawn
 * @param first the standard deviation, the lower bound, or the constant
 * @param second the upper bound of a uniform distribution; otherwise 0
 */
public record FixedScale(Distribution distribution, double first, double second)
        implements LayerInitializer {

    /** How weights are drawn. */
    public enum Distribution {
        /** Mean 0 and a given standard deviation, not truncated. */
        NORMAL,
        /** Between two bounds. */
        UNIFORM,
        /** Every weight is the same number. Then all units of a layer stay equal. */
        CONSTANT;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Checks the numbers. */
    public FixedScale {
        requireFloat(first);
        requireFloat(second);
        if (distribution == Distribution.NORMAL && first <= 0) {
            throw new IllegalArgumentException(
                    "the standard deviation of initial weights must be above 0, but is "
                            + shortest(first));
        }
        if (distribution == Distribution.UNIFORM && (float) first >= (float) second) {
            throw new IllegalArgumentException(
                    "initial weights must lie between a lower and a higher bound that differ in float32, but these are %s and %s"
                            .formatted(shortest(first), shortest(second)));
        }
    }

    /** Weights from N(0, std²). */
    public static FixedScale normal(double std) {
        return new FixedScale(Distribution.NORMAL, std, 0);
    }

    /** Weights between two bounds. */
    public static FixedScale uniform(double low, double high) {
        return new FixedScale(Distribution.UNIFORM, low, high);
    }

    /** Weights that are all the same. */
    public static FixedScale constant(double weight) {
        return new FixedScale(Distribution.CONSTANT, weight, 0);
    }

    /** Smaller numbers lose their digits in float32, and become 0 in the end. */
    private static void requireFloat(double value) {
        float rounded = (float) value;
        if (!Float.isFinite(rounded) || (value != 0 && Math.abs(rounded) < Float.MIN_NORMAL)) {
            throw new IllegalArgumentException(
                    "initial weights are float32 numbers, 0 or from 1.2E-38 to 3.4E38 in size, but %s is not"
                            .formatted(shortest(value)));
        }
    }

    /** Such as {@code normal:0.01}, {@code uniform:-1,1} or {@code constant:-0.5}. */
    @Override
    public String name() {
        String numbers =
                distribution == Distribution.UNIFORM
                        ? shortest(first) + "," + shortest(second)
                        : shortest(first);
        return distribution.id() + ":" + numbers;
    }

    private static String shortest(double value) {
        String text = Double.toString(value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    @Override
    public boolean drawsBiases() {
        return false;
    }

    @Override
    public void hidden(float[] parameters, Affine layer, double gain, RandomGenerator random) {
        for (int i = layer.weights(); i < layer.biases(); i++) {
            parameters[i] = (float) weight(random);
        }
    }

    private double weight(RandomGenerator random) {
        return switch (distribution) {
            case NORMAL -> first * random.nextGaussian();
            case UNIFORM -> random.nextDouble(first, second);
            case CONSTANT -> first;
        };
    }

    @Override
    public void output(float[] parameters, Affine layer, RandomGenerator random) {
        hidden(parameters, layer, 1, random);
    }
}
