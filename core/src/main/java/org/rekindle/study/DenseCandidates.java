package org.rekindle.study;

import java.util.List;
import java.util.function.Function;
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
 * @param data what they are trained on
 */
public record DenseCandidates(StudyPlan plan, TrainingData data) implements Candidates {
    @Override
    public Trainable of(Setting setting) {
        return new PastRun(plan.recipe(setting, plan.seed()), data);
    }

    @Override
    public int validationSamples() {
        return data.validation().samples();
    }

    /** What the scores of all settings have to beat. */
    public BaselineModels baselines() {
        return BaselineModels.fit(
                data,
                plan.shape(),
                plan.recipe(plan.space().settings().get(0), plan.seed()).plan(),
                plan.seed());
    }

    /** Runs one trial on the calling thread, and reports it to the observer. */
    public Trial train(TrialKey key, TrainingObserver observer) {
        return Trial.of(key, plan.recipe(key).train(data, observer).outcome(), plan.metric());
    }

    /** Trains a trial's network once more, which gives the same network. */
    public DenseNetwork trainAgain(TrialKey key, TrainingObserver observer) {
        Recipe recipe = plan.recipe(key);
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
     */
    public Evaluation test(DenseNetwork network, Dataset test) {
        return new Evaluator(plan.metric(), plan.regime().loss(), plan.shape())
                .evaluate(network, test);
    }
}
