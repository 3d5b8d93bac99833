package org.rekindle.training;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rekindle.network.DenseNetwork;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.Change;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Resumable;
import org.rekindle.subject.RunEnd;
import org.rekindle.subject.Watchable;

/**
 * A run of Rekindle's own trainer, with everything that is needed to repeat it. This subject
 * supports every experiment.
 *
 * @param recipe how the network was trained
 * @param data what it was trained on
 * @param standardized the same samples with more of them standardised
 */
public record PastRun(Recipe recipe, TrainingData data, Standardized<TrainingData> standardized)
        implements Resumable, Watchable {

    /** A run on data that are standardised already. */
    public PastRun(Recipe recipe, TrainingData data) {
        this(recipe, data, Standardized.none());
    }

    /** The same data with another recipe. */
    public PastRun with(Recipe other) {
        return new PastRun(other, data, standardized);
    }

    /** The same with a change, as far as it applies. */
    public PastRun with(Change change) {
        return new PastRun(
                recipe.with(change), standardized.after(change).orElse(data), standardized);
    }

    @Override
    public int epochs() {
        return recipe.plan().epochs();
    }

    @Override
    public boolean applies(Change change) {
        if (change.standardizes() && standardized.after(change).isEmpty()) {
            return false;
        }
        return change.standardizes()
                || change.otherBatches()
                || !recipe.with(change).equals(recipe);
    }

    @Override
    public Optional<Baseline> baseline() {
        return Optional.of(
                BaselineModels.fit(data, recipe.shape(), recipe.plan().metric(), recipe.seed())
                        .on(data.validation()));
    }

    @Override
    public Outcome train(
            Change change, long seedShift, int untilEpoch, BooleanSupplier shouldStop) {
        PastRun changed = with(change);
        Recipe repeated = changed.recipe.withSeed(recipe.seed() + seedShift).until(untilEpoch);
        TrainingObserver observer = TrainingObserver.until(shouldStop);
        return change.otherBatches()
                ? repeated.trainInOtherBatches(changed.data, observer).outcome()
                : repeated.train(changed.data, observer).outcome();
    }

    @Override
    public Watched watch(BooleanSupplier shouldStop) {
        LifeLineRecorder recorder = new LifeLineRecorder(data);
        DenseNetwork network = recipe.initialNetwork();
        TrainingResult result =
                recipe.train(
                        network,
                        data,
                        TrainingObserver.all(recorder, TrainingObserver.until(shouldStop)));
        return new Watched(result.outcome(), recorder.lifeLines(), Optional.of(network));
    }

    @Override
    public RunEnd trainToEnd(BooleanSupplier shouldStop) {
        TrainingState state =
                TrainingState.start(recipe.initialNetwork(), recipe.plan().optimizer());
        Checkpoints checkpoints = new Checkpoints();
        TrainingResult result =
                recipe.train(
                        state,
                        data,
                        TrainingObserver.all(checkpoints, TrainingObserver.until(shouldStop)));
        return new DenseEnd(this, result, state, checkpoints.lastHealthy());
    }
}
