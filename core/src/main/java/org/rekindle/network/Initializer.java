package org.rekindle.network;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** How the weights, and for some the biases, of a layer are drawn before training. */
public sealed interface Initializer permits VarianceScaling, RandomizedAsymmetric {

    /** Every initializer, the default first. */
    static List<Initializer> all() {
        return List.of(
                VarianceScaling.HE_NORMAL,
                VarianceScaling.HE_UNIFORM,
                VarianceScaling.XAVIER_NORMAL,
                VarianceScaling.XAVIER_UNIFORM,
                VarianceScaling.LECUN_NORMAL,
                new RandomizedAsymmetric());
    }

    /**
     * The initializer of that name.
     *
     * @throws IllegalArgumentException when there is none; the message lists the known names
     */
    static Initializer named(String name) {
        return all().stream()
                .filter(initializer -> initializer.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "unknown init \"%s\"; known are %s"
                                                .formatted(
                                                        name,
                                                        all().stream()
                                                                .map(Initializer::name)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    /** The name in commands and documents, such as {@code he_normal}. */
    String name();

    /** Whether biases are drawn too; if not they start at a constant. */
    boolean drawsBiases();

    /**
     * Draws the parameters of a hidden layer, in place.
     *
     * @param parameters the network's
     * @param layer where this layer's lie
     * @param gain {@link org.rekindle.activation.Activation#gain} of the activation that follows
     */
    void hidden(float[] parameters, Affine layer, double gain, RandomGenerator random);

    /** Draws the weights of the linear output layer, in place; its biases stay 0. */
    void output(float[] parameters, Affine layer, RandomGenerator random);
}
