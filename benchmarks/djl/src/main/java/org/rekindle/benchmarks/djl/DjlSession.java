package org.rekindle.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rekindle.benchmarks.protocol.Samples;
import org.rekindle.benchmarks.protocol.Session;
import org.rekindle.benchmarks.protocol.Workload;

/**
 * A workload on DJL: what {@code EasyTrain.trainBatch} does, without its listeners and metrics. The
 * batches are made beforehand, so that a step only computes.
 */
final class DjlSession implements Session {
    private static final int VALIDATION_BATCH = 256;

    private final Workload workload;
    private final boolean monitored;
    private final NDManager manager = NDManager.newBaseManager();
    private final Loss loss = Loss.softmaxCrossEntropyLoss();
    private final List<Batch> train;
    private final List<Batch> validation;
    private DjlNetwork network;

    private record Batch(NDArray inputs, NDArray labels) {
        NDList data() {
            return new NDList(inputs);
        }

        /** What is computed from the batch is released with that manager. */
        void attachTo(NDManager step) {
            inputs.tempAttach(step);
            labels.tempAttach(step);
        }
    }

    DjlSession(Workload workload, boolean monitored) {
        this.workload = workload;
        this.monitored = monitored;
        this.train = batches(workload.train(), workload.batchSize());
        this.validation = batches(workload.validation(), VALIDATION_BATCH);
        this.network = new DjlNetwork(workload, loss, monitored);
    }

    @Override
    public void restart() {
        network.close();
        network = new DjlNetwork(workload, loss, monitored);
    }

    @Override
    public double step(int number) {
        Trainer trainer = network.trainer();
        Batch batch = train.get(number);
        double mean;
        try (NDManager step = manager.newSubManager()) {
            batch.attachTo(step);
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                NDList outputs = trainer.forward(batch.data());
                NDArray value = loss.evaluate(new NDList(batch.labels()), outputs);
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
        for (Batch batch : validation) {
            try (NDManager step = manager.newSubManager()) {
                batch.attachTo(step);
                NDList outputs = network.trainer().evaluate(batch.data());
                NDArray value = loss.evaluate(new NDList(batch.labels()), outputs);
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

    private List<Batch> batches(Samples samples, int size) {
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; i < samples.batches(size); i++) {
            Samples batch = samples.batch(i, size);
            long[] labels = IntStream.of(batch.labels()).asLongStream().toArray();
            batches.add(
                    new Batch(
                            manager.create(
                                    batch.inputs(), new Shape(batch.count(), workload.inputs())),
                            manager.create(labels)));
        }
        return batches;
    }
}
