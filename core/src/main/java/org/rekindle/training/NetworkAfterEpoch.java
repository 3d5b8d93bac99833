package org.rekindle.training;

import java.util.Optional;
import org.rekindle.census.NetworkCensus;
import org.rekindle.network.DenseNetwork;

/** Keeps a copy of the network after one of the epochs of a run. */
public final class NetworkAfterEpoch implements TrainingObserver {
    private final int epoch;
    private Optional<TrainingState> state = Optional.empty();
    private Optional<DenseNetwork> network = Optional.empty();

    /**
     * @param epoch from 1
     */
    public NetworkAfterEpoch(int epoch) {
        this.epoch = epoch;
    }

    @Override
    public void onStart(TrainingState trained, NetworkCensus atStepZero) {
        state = Optional.of(trained);
    }

    @Override
    public void onEpoch(EpochReport report, FiringHistory firing) {
        if (report.epoch() == epoch) {
            network = state.map(trained -> trained.network().copy());
        }
    }

    /** The copy; empty when the run ended before that epoch. */
    public Optional<DenseNetwork> network() {
        return network;
    }
}
