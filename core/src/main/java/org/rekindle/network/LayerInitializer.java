package org.rekindle.network;

import java.util.random.RandomGenerator;
import org.rekindle.random.Seed;

/** Draws the weights, and for some the biases, layer by layer. */
public sealed interface LayerInitializer extends Initializer
        permits VarianceScaling, RandomizedAsymmetric, FixedScale {

    @Override
    default void start(DenseNetwork network, Seed seed) {
        float[] parameters = network.parameters();
        for (DenseLayer layer : network.hidden()) {
            RandomGenerator random = seed.child(layer.name()).generator();
            hidden(parameters, layer.affine(), layer.activation().gain(), random);
        }
        output(parameters, network.output(), seed.child("output").generator());
    }

    /**
     * Draws the parameters of a hidden layer, in place.
     *
     * @param parameters the network's
     * @param layer where this layer's lie
     * @param gain {@link org.rekindle.activation.Activation#gain} of the activation that follows
     */
    void hidden(float[] parameters, Affine layer, double gain, RandomGenerator random);

    /** Draws the weights of the output layer, in place; its biases stay 0. */
    void output(float[] parameters, Affine layer, RandomGenerator random);
}
