package org.rekindle.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import java.util.List;
import org.rekindle.benchmarks.protocol.Session;
import org.rekindle.benchmarks.protocol.Workload;

/**
 * A workload on DJL: what {@code EasyTrain.trainBatch} does, without its listeners and metrics. The
 * batches are made beforehand, so that a step only computes.
 */
final class DjlSession implements Session {
    static final int VALIDATION_BATCH = 256;

    private final Workload workload;
    private final boolean monitored;
    private final NDManager manager = NDManager.newBaseManager();
    private final Loss loss = Loss.softmaxCrossEntropyLoss();
    private final List<PreparedBatch> train;
    private final List<PreparedBatch> validation;
    private DjlNetwork network;

    DjlSession(Workload workload, boolean monitored) {
        this.workload = workload;
        this.monitored = monitored;
        this.train =
                PreparedBatch.all(
                        manager, workload.train(), workload.inputs(), workload.batchSize());
        this.validation =
                PreparedBatch.all(
                        manager, workload.validation(), workload.inputs(), VALIDATION_BATCH);
        this.network = DjlNetwork.bare(workload, loss, monitored);
    }

    @Override
    public void restart() {
        network.close();
        network = DjlNetwork.bare(workload, loss, monitored);
    }

    @Override
    public double step(int number) {
        Trainer trainer = network.trainer();
        PreparedBatch batch = train.get(number);
        double mean;
        try (NDManager step = manager.newSubManager()) {
            batch.attachTo(step);
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                NDList outputs = trainer.forward(batch.data());
                NDArray value = loss.evaluate(batch.targets(), outputs);
                gradients.backward(value);
                mean = value.getFloat();
            }
            trainer.step();
        }
        return mean;
    }

    @Override
    public double validate() {
        double sum = 0;
        long right = 0;
        for (PreparedBatch batch : validation) {
            try (NDManager step = manager.newSubManager()) {
                batch.attachTo(step);
                NDList outputs = network.trainer().evaluate(batch.data());
                NDArray value = loss.evaluate(batch.targets(), outputs);
                NDArray best = outputs.singletonOrThrow().argMax(1);
                right += best.eq(batch.labels()).sum().getLong();
                sum += value.getFloat() * batch.labels().size();
            }
        }
        if (right > workload.validation().count()) {
            throw new IllegalStateException("more right than there are");
        }
        return sum / workload.validation().count();
    }

    @Override
    public void close() {
        network.close();
        manager.close();
    }
}
