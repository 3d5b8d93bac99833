package org.rekindle.suites.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.rekindle.diagnosis.Cause;
import org.rekindle.diagnosis.Intervention;
import org.rekindle.random.Seed;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.Change;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Watchable;
import org.rekindle.training.DenseTrainer;
import org.rekindle.training.PastRun;
import org.rekindle.training.Recipe;
import org.rekindle.training.TrainingObserver;

/**
 * A run in which some changes change nothing but a seed. They pass for factors of the learning
 * rate, which only says which seed is meant. If an examination calls one of them decisive, it is
 * wrong.
 *
 * @param run the run
 * @param draw what is drawn again
 */
record Redrawn(PastRun run, Draw draw) implements Watchable {
    /** What is drawn again. */
    enum Draw {
        /** The order of the samples. */
        BATCHES,
        /** That, and the initial weights. */
        EVERYTHING
    }

    /** Far from the seeds of the run's own repetitions. */
    private static final long FAR = 100_000;

    /** Such changes. */
    static List<Intervention> changes(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        i ->
                                new Intervention(
                                        Cause.LEARNING_RATE,
                                        "redrawn_" + i,
                                        "nothing but a seed",
                                        Change.NONE.withLearningRateFactor(1 + i)))
                .toList();
    }

    @Override
    public int epochs() {
        return run.epochs();
    }

    @Override
    public boolean applies(Change change) {
        return true;
    }

    @Override
    public Optional<Baseline> baseline() {
        return run.baseline();
    }

    @Override
    public Watched watch(BooleanSupplier shouldStop) {
        return run.watch(shouldStop);
    }

    @Override
    public Outcome train(
            Change change, long seedShift, int untilEpoch, BooleanSupplier shouldStop) {
        if (change.learningRateFactor().isEmpty()) {
            return run.train(change, seedShift, untilEpoch, shouldStop);
        }
        long label = Math.round(change.learningRateFactor().getAsDouble());
        return switch (draw) {
            case EVERYTHING ->
                    run.train(Change.NONE, FAR * label + seedShift, untilEpoch, shouldStop);
            case BATCHES -> inOtherBatches(label, seedShift);
        };
    }

    private Outcome inOtherBatches(long label, long seedShift) {
        Recipe recipe = run.recipe().withSeed(run.recipe().seed() + seedShift);
        Seed batches = recipe.batchSeed().child("redrawn").child(label);
        return new DenseTrainer(recipe.plan())
                .train(recipe.initialNetwork(), run.data(), batches, TrainingObserver.NONE)
                .outcome();
    }
}
