package org.rekindle.training;

import org.rekindle.census.NetworkTally;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.ForwardPass;
import org.rekindle.network.Loss;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;

/** Measures networks of one shape on whole data sets, in batches. Not thread-safe. */
public final class Evaluator {
    /** Samples per batch. */
    public static final int BATCH = 256;

    private final Task task;
    private final Kernels kernels;
    private final Loss loss;
    private final ForwardPass pass;
    private final int outputs;
    private final float[] unusedGradient;

    /** Allocates the arrays for one batch. */
    public Evaluator(Task task, NetworkShape shape) {
        this(task, shape, Kernels.fastest());
    }

    Evaluator(Task task, NetworkShape shape, Kernels kernels) {
        this.task = task;
        this.kernels = kernels;
        this.loss = task.loss(BATCH);
        this.pass = new ForwardPass(shape, BATCH, kernels);
        this.outputs = shape.outputs();
        this.unusedGradient = new float[outputs * BATCH];
    }

    /** Score and loss over the whole data set. */
    public Evaluation evaluate(DenseNetwork network, Dataset data) {
        return evaluate(network, data, new NetworkTally(network));
    }

    /** Score and loss. The same pass also adds to the census in {@code tally}. */
    public Evaluation evaluate(DenseNetwork network, Dataset data, NetworkTally tally) {
        double lossSum = 0;
        double termSum = 0;
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
            termSum += task.scoreTerm(output, outputs, targets, batch);
        }
        double score = task.score(termSum, data.targets());
        return new Evaluation(task, score, lossSum / data.samples());
    }

    /** Counts which units fire, without a score. */
    void tally(DenseNetwork network, Dataset data, NetworkTally tally) {
        for (int from = 0; from < data.samples(); from += BATCH) {
            pass.run(network, data, null, from, Math.min(BATCH, data.samples() - from));
            tally.add(pass);
        }
    }
}
