package org.rekindle.training;

import java.util.Optional;
import org.rekindle.census.NetworkCensus;

/** Keeps the state of a run, and a copy of it from the last healthy epoch. */
public final class Checkpoints implements TrainingObserver {
    private Optional<TrainingState> current = Optional.empty();
    private Optional<Checkpoint> lastHealthy = Optional.empty();

    /**
     * A state to return to.
     *
     * @param epoch after which it was taken; 0 for the state before training
     * @param state a copy
     */
    public record Checkpoint(int epoch, TrainingState state) {}

    @Override
    public void onStart(TrainingState state, NetworkCensus atStepZero) {
        current = Optional.of(state);
        keep(0, atStepZero);
    }

    @Override
    public void onEpoch(EpochReport report, FiringHistory firing) {
        keep(report.epoch(), report.census());
    }

    private void keep(int epoch, NetworkCensus census) {
        if (census.isHealthy()) {
            lastHealthy = current.map(state -> new Checkpoint(epoch, state.copy()));
        }
    }

    /** The state that is being trained; after the run, its final state. Empty before the run. */
    public Optional<TrainingState> current() {
        return current;
    }

    /** Empty when the run never was healthy. */
    public Optional<Checkpoint> lastHealthy() {
        return lastHealthy;
    }
}
