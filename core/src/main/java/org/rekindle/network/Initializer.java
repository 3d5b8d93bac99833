package org.rekindle.network;

import java.util.List;
import org.rekindle.random.Seed;

/** Where weights, and for some the biases, start: they are drawn, or given. */
public sealed interface Initializer permits LayerInitializer, GivenWeights {

    /** Every initializer without numbers of its own, the default first. */
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
     * The initializer of that name: one of {@link #all}, or such as {@code normal:0.01}, {@code
     * uniform:-1,1} and {@code constant:-0.5}.
     *
     * @throws IllegalArgumentException when there is none; the message lists the known names
     */
    static Initializer named(String name) {
        return InitializerName.read(name);
    }

    /** The name in commands and documents, such as {@code he_normal}. */
    String name();

    /** Whether biases are drawn too; if not they start at a constant. */
    boolean drawsBiases();

    /** Whether it can start a network of this shape. */
    default boolean fits(NetworkShape shape) {
        return true;
    }

    /**
     * Sets all weights, and the biases that it draws, in place.
     *
     * @param network whose other biases and slopes are set already
     * @param seed each layer draws from a child of its own
     */
    void start(DenseNetwork network, Seed seed);
}
