package org.rekindle.training;

import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;

/**
 * A network in the middle of its training: its parameters, and what the optimizer has gathered.
 * Training goes on from a copy of it just as it would have gone on from itself.
 */
public final class TrainingState {
    private final DenseNetwork network;
    private final Updater updater;

    private TrainingState(DenseNetwork network, Updater updater) {
        this.network = network;
        this.updater = updater;
    }

    /** A network about to be trained. */
    public static TrainingState start(DenseNetwork network, Optimizer optimizer) {
        return start(network, optimizer, Kernels.fastest());
    }

    static TrainingState start(DenseNetwork network, Optimizer optimizer, Kernels kernels) {
        return new TrainingState(network, Updater.start(optimizer, network, kernels));
    }

    /** The network itself. */
    public DenseNetwork network() {
        return network;
    }

    Updater updater() {
        return updater;
    }

    /** The same state in arrays of its own. */
    public TrainingState copy() {
        DenseNetwork copy = network.copy();
        return new TrainingState(copy, updater.copy(copy));
    }

    /**
     * Lets the optimizer forget what it gathered for some parameters, because they were replaced.
     *
     * @param from the index of the first
     * @param length how many
     */
    public void forget(int from, int length) {
        updater.forget(from, length);
    }
}
