package org.rekindle.training;

import org.rekindle.kernel.Crew;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;

/** The state of an optimizer for one network. */
interface Updater {

    /** The initial state for one network. */
    static Updater start(Optimizer optimizer, DenseNetwork network, Kernels kernels) {
        return optimizer instanceof Adam adam
                ? adam.start(network, kernels)
                : ((Sgd) optimizer).start(network, kernels);
    }

    /**
     * Takes one step.
     *
     * @param gradients laid out as the network's parameters
     * @param crew who shares the work
     */
    void step(float[] gradients, double learningRate, Crew crew);

    /**
     * A copy of this state for another network.
     *
     * @param network of the same shape
     */
    Updater copy(DenseNetwork network);

    /**
     * Resets the state for some parameters, as if training began for them now.
     *
     * @param from the index of the first
     * @param length how many
     */
    void forget(int from, int length);
}
