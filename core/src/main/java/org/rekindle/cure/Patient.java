package org.rekindle.cure;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.rekindle.census.NetworkCensus;
import org.rekindle.kernel.Kernels;
import org.rekindle.training.EpochReport;
import org.rekindle.training.FiringHistory;
import org.rekindle.training.PastRun;
import org.rekindle.training.Recipe;
import org.rekindle.training.Status;
import org.rekindle.training.TrainingObserver;
import org.rekindle.training.TrainingResult;
import org.rekindle.training.TrainingState;

/**
 * A run at its end, where every treatment begins.
 *
 * @param run how it came there
 * @param result how it ended
 * @param end its state there
 * @param lastHealthy its state after the last epoch (0: before the first) at which it was healthy;
 *     empty when it never was
 */
public record Patient(
        PastRun run, TrainingResult result, TrainingState end, Optional<Checkpoint> lastHealthy) {

    /**
     * A state to return to.
     *
     * @param epoch after which it was taken
     * @param state a copy
     */
    public record Checkpoint(int epoch, TrainingState state) {}

    /** Repeats the run, bit for bit, up to its end. */
    public static Patient examine(PastRun run, Kernels kernels) {
        Recipe recipe = run.recipe();
        TrainingState state =
                TrainingState.start(recipe.initialNetwork(), recipe.plan().optimizer(), kernels);
        Watch watch = new Watch();
        TrainingResult result = recipe.train(state, run.data(), kernels, watch);
        return new Patient(run, result, state, watch.lastHealthy);
    }

    /** Whether nothing needs to be cured. */
    public boolean isHealthy() {
        return result.status() != Status.DIVERGED && result.census().isHealthy();
    }

    /** The dead units of each layer. */
    List<BitSet> dead() {
        return Recycling.dead(result.census());
    }

    private static final class Watch implements TrainingObserver {
        private Optional<TrainingState> state = Optional.empty();
        private Optional<Checkpoint> lastHealthy = Optional.empty();

        @Override
        public void onStart(TrainingState started, NetworkCensus atStepZero) {
            state = Optional.of(started);
            keep(0, atStepZero);
        }

        @Override
        public void onEpoch(EpochReport report, FiringHistory firing) {
            keep(report.epoch(), report.census());
        }

        private void keep(int epoch, NetworkCensus census) {
            if (census.isHealthy()) {
                lastHealthy =
                        state.map(TrainingState::copy).map(copy -> new Checkpoint(epoch, copy));
            }
        }
    }
}
