package org.rekindle.cure;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.rekindle.census.NetworkCensus;
import org.rekindle.kernel.Kernels;
import org.rekindle.training.EpochReport;
import org.rekindle.training.FiringHistory;
import org.rekindle.training.Parallel;
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
 * @param condition what is the matter with it
 * @param end its state there
 * @param lastHealthy its state after the last epoch (0: before the first) at which it was healthy;
 *     empty when it never was
 */
public record Patient(
        PastRun run,
        TrainingResult result,
        Condition condition,
        TrainingState end,
        Optional<Checkpoint> lastHealthy) {

    /** How often a run with few deaths is repeated, with other seeds, to see whether they recur. */
    private static final int REPETITIONS = 4;

    /**
     * A state to return to.
     *
     * @param epoch after which it was taken
     * @param state a copy
     */
    public record Checkpoint(int epoch, TrainingState state) {}

    /**
     * Repeats the run, bit for bit, up to its end.
     *
     * @param threads how many runs at a time; the result does not depend on it
     */
    public static Patient examine(PastRun run, int threads, Kernels kernels) {
        Recipe recipe = run.recipe();
        TrainingState state =
                TrainingState.start(recipe.initialNetwork(), recipe.plan().optimizer(), kernels);
        Watch watch = new Watch();
        TrainingResult result = recipe.train(state, run.data(), kernels, watch);
        Condition condition = condition(run, result, threads, kernels);
        return new Patient(run, result, condition, state, watch.lastHealthy);
    }

    private static Condition condition(
            PastRun run, TrainingResult result, int threads, Kernels kernels) {
        NetworkCensus census = result.census();
        if (result.status() == Status.DIVERGED) {
            return Condition.SICK;
        }
        if (census.isHealthy()) {
            return Condition.HEALTHY;
        }
        if (census.isInconclusive()) {
            return Condition.INCONCLUSIVE;
        }
        boolean many = census.deadFraction() > NetworkCensus.FEW_DEAD || census.collapsed();
        return many || !census.deathsAreChance(repeated(run, threads, kernels))
                ? Condition.SICK
                : Condition.CHANCE;
    }

    private static List<NetworkCensus> repeated(PastRun run, int threads, Kernels kernels) {
        List<Recipe> recipes =
                LongStream.rangeClosed(1, REPETITIONS)
                        .mapToObj(seed -> run.recipe().withSeed(run.recipe().seed() + seed))
                        .toList();
        return Parallel.map(
                recipes,
                threads,
                recipe ->
                        recipe.train(
                                        recipe.initialNetwork(),
                                        run.data(),
                                        kernels,
                                        TrainingObserver.NONE)
                                .census(),
                done -> {});
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
