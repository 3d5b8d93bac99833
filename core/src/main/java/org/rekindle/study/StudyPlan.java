package org.rekindle.study;

import java.util.Collections;
import java.util.List;
import org.rekindle.network.GivenWeights;
import org.rekindle.network.Metric;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.training.Adam;
import org.rekindle.training.Optimizer;
import org.rekindle.training.Recipe;
import org.rekindle.training.Regime;
import org.rekindle.training.TrainingData;
import org.rekindle.training.TrainingPlan;

/**
 * Everything that determines a study, apart from its data.
 *
 * @param space what is tried
 * @param metric what networks are ranked by; it says what is predicted
 * @param shape the networks' widths
 * @param hiddenBias the initial bias of all hidden units
 * @param optimizer how gradients become updates
 * @param batchSize samples per update
 * @param epochs passes over the training samples
 * @param seed the first trial seed
 * @param elimination which settings get no more seeds
 * @param regime what is minimized, and how the learning rate falls
 */
public record StudyPlan(
        SearchSpace space,
        Metric metric,
        NetworkShape shape,
        float hiddenBias,
        Optimizer optimizer,
        int batchSize,
        int epochs,
        long seed,
        Elimination elimination,
        Regime regime) {

    /** With the task's own loss, at a constant rate. */
    public StudyPlan(
            SearchSpace space,
            Metric metric,
            NetworkShape shape,
            float hiddenBias,
            Optimizer optimizer,
            int batchSize,
            int epochs,
            long seed,
            Elimination elimination) {
        this(
                space,
                metric,
                shape,
                hiddenBias,
                optimizer,
                batchSize,
                epochs,
                seed,
                elimination,
                Regime.defaultFor(metric.task()));
    }

    /** Checks that there is a hidden layer, and that the loss fits the task. */
    public StudyPlan {
        if (shape.hidden().isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one hidden layer");
        }
        regime.loss().requireFit(metric.task());
    }

    /** Two hidden layers of 128 units. */
    public static final List<Integer> DEFAULT_HIDDEN = List.of(128, 128);

    /** Samples per update. */
    public static final int DEFAULT_BATCH_SIZE = TrainingPlan.DEFAULT_BATCH_SIZE;

    /** Passes over the training samples. */
    public static final int DEFAULT_EPOCHS = TrainingPlan.DEFAULT_EPOCHS;

    /**
     * Every activation at the default rates, with five seeds and Adam. Settings that can no longer
     * win are dropped.
     *
     * @param shape the networks' widths
     */
    public static StudyPlan defaults(Task task, NetworkShape shape) {
        return new StudyPlan(
                SearchSpace.defaults(),
                Metric.of(task),
                shape,
                0,
                Adam.withWeightDecay(0),
                DEFAULT_BATCH_SIZE,
                DEFAULT_EPOCHS,
                1,
                Curtailment.DEFAULT);
    }

    /** The same from given weights, whatever the space says of how they are drawn. */
    public StudyPlan startingFrom(GivenWeights weights) {
        return new StudyPlan(
                new SearchSpace(
                        space.activations(),
                        List.of(weights),
                        space.learningRates(),
                        space.seeds()),
                metric,
                shape,
                hiddenBias,
                optimizer,
                batchSize,
                epochs,
                seed,
                elimination,
                regime);
    }

    /** What is predicted. */
    public Task task() {
        return metric.task();
    }

    /** The study of this plan with Rekindle's own networks. */
    public Study study(TrainingData data) {
        return new Study(this, new DenseCandidates(this, data));
    }

    /** The trials, in the order in which they are run. */
    public List<TrialKey> trials() {
        return space.trials(seed);
    }

    /** The seed of every trial of a round, counted from 0. */
    long trialSeed(int round) {
        return seed + round;
    }

    /**
     * How a trial is trained. It depends on the trial's seed, not on its place in the study, so
     * trials of one seed start from the same draws and see the same batches: their differences are
     * paired.
     */
    public Recipe recipe(TrialKey key) {
        return recipe(key.setting(), key.seed());
    }

    Recipe recipe(Setting setting, long trialSeed) {
        return new Recipe(
                shape,
                setting.activation(),
                setting.initializer(),
                Collections.nCopies(shape.hidden().size(), hiddenBias),
                new TrainingPlan(
                        metric,
                        optimizer,
                        setting.learningRate(),
                        batchSize,
                        epochs,
                        regime,
                        epochs),
                trialSeed);
    }
}
