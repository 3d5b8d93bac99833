package org.rekindle.training;

import org.rekindle.census.NetworkTally;
import org.rekindle.kernel.Crew;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.ForwardPass;
import org.rekindle.network.Loss;
import org.rekindle.network.LossFunction;
import org.rekindle.network.Metric;
import org.rekindle.network.NetworkShape;

/** Measures networks of one shape on whole data sets, in batches. Not thread-safe. */
public final class Evaluator {
    /** Samples per batch. */
    public static final int BATCH = 256;

    private final Metric metric;
    private final Kernels kernels;
    private final Loss loss;
    private final ForwardPass pass;
    private final int outputs;
    private final float[] unusedGradient;

    /** An evaluator that measures the task's own loss. */
    public Evaluator(Metric metric, NetworkShape shape) {
        this(metric, LossFunction.defaultFor(metric.task()), shape);
    }

    /** An evaluator that measures another loss. */
    public Evaluator(Metric metric, LossFunction loss, NetworkShape shape) {
        this(metric, loss, shape, Kernels.fastest(), new Crew());
    }

    /** Allocates the arrays for one batch. */
    Evaluator(Metric metric, LossFunction loss, NetworkShape shape, Kernels kernels, Crew crew) {
        this.metric = metric;
        this.kernels = kernels;
        this.loss = loss.of(metric.task(), BATCH);
        this.pass = new ForwardPass(shape, BATCH, kernels, crew);
        this.outputs = shape.outputs();
        this.unusedGradient = new float[outputs * BATCH];
    }

    /** Score and loss over the whole data set. */
    public Evaluation evaluate(DenseNetwork network, Dataset data) {
        return evaluate(network, data, new NetworkTally(network));
    }

    /** Score and loss. The same pass also adds to the census in {@code tally}. */
    public Evaluation evaluate(DenseNetwork network, Dataset data, NetworkTally tally) {
        return evaluate(network, data, tally, ScoreTally.of(metric, outputs, data, true));
    }

    /**
     * The same for one epoch of many: without the area under the ROC curve, unless that is the
     * score.
     */
    Evaluation evaluateEpoch(DenseNetwork network, Dataset data, NetworkTally tally) {
        return evaluate(
                network,
                data,
                tally,
                ScoreTally.of(metric, outputs, data, metric == Metric.ROC_AUC));
    }

    private Evaluation evaluate(
            DenseNetwork network, Dataset data, NetworkTally tally, ScoreTally scores) {
        double lossSum = 0;
        for (int from = 0; from < data.samples(); from += BATCH) {
            int batch = Math.min(BATCH, data.samples() - from);
            pass.run(network, data, null, from, batch);
            tally.add(pass);
            float[] output = pass.output();
            float[] targets = pass.targets();
            lossSum +=
                    batch
                            * loss.meanWithGradient(
                                    kernels, output, outputs, targets, batch, unusedGradient);
            scores.add(output, targets, batch);
        }
        return scores.evaluation(lossSum / data.samples());
    }

    /** Counts which units fire, without a score. */
    void tally(DenseNetwork network, Dataset data, NetworkTally tally) {
        for (int from = 0; from < data.samples(); from += BATCH) {
            pass.run(network, data, null, from, Math.min(BATCH, data.samples() - from));
            tally.add(pass);
        }
    }
}
