package org.rekindle.training;

import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;

/**
 * How gradients become updates. This is the recipe; {@link #start} gives the state that goes with
 * one network.
 */
public sealed interface Optimizer permits Sgd, Adam {

    /** The name in commands and documents. */
    String name();

    /**
     * Weight decay, decoupled from the gradient (Loshchilov and Hutter 2019, arXiv 1711.05101):
     * each step also multiplies the weights by 1 − learning rate · weight decay. Biases and learnt
     * slopes are exempt.
     */
    double weightDecay();

    /** Fresh state for one network. */
    Updater start(DenseNetwork network, Kernels kernels);

    /** An optimizer at work on one network. */
    interface Updater {
        /**
         * Takes one step.
         *
         * @param gradients laid out as the network's parameters
         */
        void step(float[] gradients, double learningRate);
    }
}
