package org.rekindle.training;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rekindle.network.DenseNetwork;
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
 * @param standardizedData the same samples with standardised inputs; empty when the run's inputs
 *     were standardised already
 */
public record PastRun(Recipe recipe, TrainingData data, Optional<TrainingData> standardizedData)
        implements Resumable, Watchable {

    /** A run on inputs that are standardised already. */
    public PastRun(Recipe recipe, TrainingData data) {
        this(recipe, data, Optional.empty());
    }

    /** The same data with another recipe. */
    public PastRun with(Recipe other) {
        return new PastRun(other, data, standardizedData);
    }

    /** The same with a change, as far as it applies. */
    public PastRun with(Change change) {
        PastRun changed =
                change.standardizeInputs()
                        ? standardizedData.map(other -> new PastRun(recipe, other)).orElse(this)
                        : this;
        return changed.with(recipe.with(change));
    }

    @Override
    public int epochs() {
        return recipe.plan().epochs();
    }

    @Override
    public boolean applies(Change change) {
        return (change.standardizeInputs() && standardizedData.isPresent())
                || !recipe.with(change).equals(recipe);
    }

    @Override
    public Outcome train(
            Change change, long seedShift, int untilEpoch, BooleanSupplier shouldStop) {
        PastRun changed = with(change);
        Recipe repeated = changed.recipe.withSeed(recipe.seed() + seedShift).until(untilEpoch);
        return repeated.train(changed.data, TrainingObserver.until(shouldStop)).outcome();
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
