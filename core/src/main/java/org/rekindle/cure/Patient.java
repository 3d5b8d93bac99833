package org.rekindle.cure;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.rekindle.census.NetworkCensus;
import org.rekindle.kernel.Kernels;
import org.rekindle.training.Checkpoints;
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
        Optional<Checkpoints.Checkpoint> lastHealthy) {

    /** How often a run with few deaths is repeated, with other seeds, to see whether they recur. */
    private static final int REPETITIONS = 4;

    /**
     * Repeats the run, bit for bit, up to its end.
     *
     * @param threads how many runs at a time; the result does not depend on it
     */
    public static Patient examine(PastRun run, int threads, Kernels kernels) {
        Recipe recipe = run.recipe();
        TrainingState state =
                TrainingState.start(recipe.initialNetwork(), recipe.plan().optimizer(), kernels);
        Checkpoints checkpoints = new Checkpoints();
        TrainingResult result = recipe.train(state, run.data(), kernels, checkpoints);
        Condition condition = condition(run, result, threads, kernels);
        return new Patient(run, result, condition, state, checkpoints.lastHealthy());
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
}
