package org.rekindle.training;

import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;

/** An optimizer at work on one network. */
interface Updater {

    /** Fresh state for one network. */
    static Updater start(Optimizer optimizer, DenseNetwork network, Kernels kernels) {
        return optimizer instanceof Adam adam
                ? adam.start(network, kernels)
                : ((Sgd) optimizer).start(network, kernels);
    }

    /**
     * Takes one step.
     *
     * @param gradients laid out as the network's parameters
     */
    void step(float[] gradients, double learningRate);

    /**
     * The same, with all that was gathered so far, at work on another network.
     *
     * @param network of the same shape
     */
    Updater copy(DenseNetwork network);

    /**
     * Forgets what was gathered for some parameters.
     *
     * @param from the index of the first
     * @param length how many
     */
    void forget(int from, int length);
}
