package org.rekindle.training;

import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;

/**
 * A network during training: its parameters and the state of the optimizer. Training continues from
 * a copy exactly as from the original.
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

    /** A copy that shares no arrays with this state. */
    public TrainingState copy() {
        DenseNetwork copy = network.copy();
        return new TrainingState(copy, updater.copy(copy));
    }

    /**
     * Resets the state of the optimizer for some parameters, because they were replaced.
     *
     * @param from the index of the first
     * @param length how many
     */
    public void forget(int from, int length) {
        updater.forget(from, length);
    }
}
