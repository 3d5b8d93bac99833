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
 * @param regime what is minimized, and how the learning rate falls
 * @param horizon the epochs over which it falls: those of the whole run, where this plan is a part
 *     of one
 */
public record TrainingPlan(
        Metric metric,
        Optimizer optimizer,
        double learningRate,
        int batchSize,
        int epochs,
        Regime regime,
        int horizon) {

    /** The default of Adam (Kingma and Ba 2015, arXiv 1412.6980). */
    public static final double DEFAULT_LEARNING_RATE = 0.001;

    /** Samples per update. */
    public static final int DEFAULT_BATCH_SIZE = 64;

    /** Passes over the training samples. */
    public static final int DEFAULT_EPOCHS = 30;

    /** Checks the ranges, and that the loss fits what is predicted. */
    public TrainingPlan {
        regime.loss().requireFit(metric.task());
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

    /** With the task's own loss, at a constant rate. */
    public TrainingPlan(
            Metric metric, Optimizer optimizer, double learningRate, int batchSize, int epochs) {
        this(
                metric,
                optimizer,
                learningRate,
                batchSize,
                epochs,
                Regime.defaultFor(metric.task()),
                epochs);
    }

    /** The same, scored by the default metric of the task. */
    public TrainingPlan(
            Task task, Optimizer optimizer, double learningRate, int batchSize, int epochs) {
        this(Metric.of(task), optimizer, learningRate, batchSize, epochs);
    }

    /** The learning rate of an epoch, counted from 1. */
    public double learningRate(int epoch) {
        return regime.schedule().rate(learningRate, epoch, horizon);
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
        return new TrainingPlan(metric, optimizer, other, batchSize, epochs, regime, horizon);
    }

    /** The same with another number of epochs, over which the learning rate falls. */
    public TrainingPlan withEpochs(int other) {
        return new TrainingPlan(metric, optimizer, learningRate, batchSize, other, regime, other);
    }

    /**
     * The same run up to an epoch. If that is before its end, the learning rate falls as it did; if
     * it is later, it falls over all of these epochs.
     */
    public TrainingPlan until(int epoch) {
        return epoch < horizon
                ? new TrainingPlan(
                        metric, optimizer, learningRate, batchSize, epoch, regime, horizon)
                : withEpochs(epoch);
    }

    /** The same with another loss and schedule. */
    public TrainingPlan withRegime(Regime other) {
        return new TrainingPlan(metric, optimizer, learningRate, batchSize, epochs, other, horizon);
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
        return new TrainingPlan(metric, other, learningRate, batchSize, epochs, regime, horizon);
    }
}
