package org.rekindle.training;

import java.util.Locale;
import org.rekindle.network.Metric;
import org.rekindle.network.Task;
import org.rekindle.subject.Change;

/**
 * How a network is trained.
 *
 * @param metric what the network is scored by; it says what is predicted
 * @param optimizer how gradients become updates
 * @param learningRate the size of the updates
 * @param batchSize samples per update; an epoch's last batch may be smaller
 * @param epochs passes over the training samples
 */
public record TrainingPlan(
        Metric metric, Optimizer optimizer, double learningRate, int batchSize, int epochs) {

    /** The default of Adam (Kingma and Ba 2015, arXiv 1412.6980). */
    public static final double DEFAULT_LEARNING_RATE = 0.001;

    /** Samples per update. */
    public static final int DEFAULT_BATCH_SIZE = 64;

    /** Passes over the training samples. */
    public static final int DEFAULT_EPOCHS = 30;

    /** Checks the ranges. */
    public TrainingPlan {
        if (!(learningRate > 0 && Double.isFinite(learningRate))) {
            throw new IllegalArgumentException(
                    "the learning rate must be a finite number above 0, but is " + learningRate);
        }
        if (batchSize < 1 || epochs < 1) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "batch size and epochs must be at least 1, but are %d and %d",
                            batchSize,
                            epochs));
        }
    }

    /** Scored by the default metric of the task. */
    public TrainingPlan(
            Task task, Optimizer optimizer, double learningRate, int batchSize, int epochs) {
        this(Metric.of(task), optimizer, learningRate, batchSize, epochs);
    }

    /** Adam without weight decay, and the defaults. */
    public static TrainingPlan defaults(Task task) {
        return new TrainingPlan(
                task,
                Adam.withWeightDecay(0),
                DEFAULT_LEARNING_RATE,
                DEFAULT_BATCH_SIZE,
                DEFAULT_EPOCHS);
    }

    /** What is predicted. */
    public Task task() {
        return metric.task();
    }

    /** The same with another learning rate. */
    public TrainingPlan withLearningRate(double other) {
        return new TrainingPlan(metric, optimizer, other, batchSize, epochs);
    }

    /** The same with another number of epochs. */
    public TrainingPlan withEpochs(int other) {
        return new TrainingPlan(metric, optimizer, learningRate, batchSize, other);
    }

    /** The same with the learning rate and weight decay of a change. */
    public TrainingPlan with(Change change) {
        TrainingPlan changed = withLearningRate(change.applyTo(learningRate));
        return change.noWeightDecay()
                ? changed.withOptimizer(optimizer.withoutWeightDecay())
                : changed;
    }

    /** The same with another optimizer. */
    public TrainingPlan withOptimizer(Optimizer other) {
        return new TrainingPlan(metric, other, learningRate, batchSize, epochs);
    }
}
