package org.rekindle.training;

import java.util.Optional;
import org.rekindle.network.Dataset;
import org.rekindle.network.Metric;
import org.rekindle.network.Task;

/** What the batches of one pass add up to, and the evaluation that follows from it. */
sealed interface ScoreTally permits ClassTally, ErrorTally {

    /**
     * For one pass over a data set.
     *
     * @param outputs the number of outputs of the network
     * @param withArea whether the area under the ROC curve is measured, where there are two
     *     classes. It alone needs the outputs of the whole pass, and a sorting
     */
    static ScoreTally of(Metric metric, int outputs, Dataset data, boolean withArea) {
        if (metric.task() == Task.REGRESSION) {
            return new ErrorTally(data);
        }
        return withArea && outputs == 2
                ? new ClassTally(metric, outputs, Optional.of(new Margins(data.samples())))
                : new ClassTally(metric, outputs, Optional.empty());
    }

    /**
     * Adds a batch.
     *
     * @param output {@code float[outputs][batch]}
     * @param targets one per sample
     */
    void add(float[] output, float[] targets, int batch);

    /**
     * The evaluation of all batches.
     *
     * @param loss their mean loss
     */
    Evaluation evaluation(double loss);
}
