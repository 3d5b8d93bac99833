package org.rekindle.study;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.rekindle.internal.IdleThreads;
import org.rekindle.internal.Parallel;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.subject.Progress;
import org.rekindle.subject.Trainable;
import org.rekindle.training.BaselineModels;
import org.rekindle.training.Evaluation;
import org.rekindle.training.Evaluator;
import org.rekindle.training.PastRun;
import org.rekindle.training.Recipe;
import org.rekindle.training.TrainingData;
import org.rekindle.training.TrainingObserver;

/**
 * The settings of a plan as networks of Rekindle's own trainer.
 *
 * @param plan says the rest of the recipe
 * @param splits what they are trained on, by the number of the split. Each split may have a number
 *     of inputs of its own, because it is prepared by its own training samples. Called on any
 *     thread
 */
public record DenseCandidates(StudyPlan plan, IntFunction<TrainingData> splits)
        implements Candidates {

    /** With a single split. */
    public DenseCandidates(StudyPlan plan, TrainingData data) {
        this(plan, split -> data);
    }

    @Override
    public Trainable of(Setting setting) {
        return of(setting, 0);
    }

    @Override
    public Trainable of(Setting setting, int split) {
        TrainingData data = splits.apply(split);
        return new PastRun(fitted(plan.recipe(setting, plan.seed()), data), data);
    }

    private static Recipe fitted(Recipe recipe, TrainingData data) {
        return recipe.withShape(recipe.shape().withInputs(data.train().features()));
    }

    @Override
    public int validationSamples() {
        return splits.apply(0).validation().samples();
    }

    /**
     * What the scores of all settings on a split have to beat.
     *
     * @param split from 0
     */
    public BaselineModels baselines(int split) {
        TrainingData data = splits.apply(split);
        Recipe recipe = fitted(plan.recipe(plan.space().settings().get(0), plan.seed()), data);
        return BaselineModels.fit(data, recipe.shape(), plan.metric(), plan.seed());
    }

    /** Runs one trial on the calling thread, and reports it to the observer. */
    public Trial train(TrialKey key, TrainingObserver observer) {
        TrainingData data = splits.apply(key.split());
        return Trial.of(
                key, fitted(plan.recipe(key), data).train(data, observer).outcome(), plan.metric());
    }

    /** The same; a large network also uses the other cores. For a trial that runs alone. */
    public Trial trainOnAllCores(TrialKey key, TrainingObserver observer) {
        return IdleThreads.ofAllCores().during(() -> train(key, observer));
    }

    /** Trains a trial's network once more, which gives the same network. */
    public DenseNetwork trainAgain(TrialKey key, TrainingObserver observer) {
        TrainingData data = splits.apply(key.split());
        Recipe recipe = fitted(plan.recipe(key), data);
        DenseNetwork network = recipe.initialNetwork();
        recipe.train(network, data, observer);
        return network;
    }

    /**
     * Trains the networks of several trials once more.
     *
     * @param threads how many at a time
     * @param training how one of them is trained, called on a thread of its own
     * @return the networks in the order of the keys
     */
    public List<DenseNetwork> trainAgain(
            List<TrialKey> keys, int threads, Function<TrialKey, DenseNetwork> training) {
        return Parallel.map(keys, threads, (key, stop) -> training.apply(key), Progress.NONE);
    }

    /**
     * Measures a trained network on samples that no choice has seen. Call it once, for the network
     * of the winner.
     *
     * @param test prepared as the samples of its split
     */
    public Evaluation test(DenseNetwork network, Dataset test) {
        return new Evaluator(plan.metric(), plan.regime().loss(), network.shape())
                .evaluate(network, test);
    }
}
