package org.rekindle.benchmarks.djl;

import ai.djl.metric.Metrics;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.listener.EvaluatorTrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.translate.Batchifier;
import java.util.List;
import org.rekindle.benchmarks.protocol.Session;
import org.rekindle.benchmarks.protocol.Workload;

/**
 * A workload on DJL as its documentation trains: what {@code EasyTrain.fit} does with each batch
 * and after each epoch, with metrics, the accuracy, and {@code
 * TrainingListener.Defaults.logging()}. The batches are made beforehand.
 */
final class EasyTrainSession implements Session {
    private final Workload workload;
    private final NDManager manager = NDManager.newBaseManager();
    private final List<PreparedBatch> train;
    private final List<PreparedBatch> validation;
    private DjlNetwork network;
    private double lossSum;
    private int steps;

    EasyTrainSession(Workload workload) {
        this.workload = workload;
        this.train =
                PreparedBatch.all(
                        manager, workload.train(), workload.inputs(), workload.batchSize());
        this.validation =
                PreparedBatch.all(
                        manager,
                        workload.validation(),
                        workload.inputs(),
                        DjlSession.VALIDATION_BATCH);
        this.network = network();
    }

    private DjlNetwork network() {
        DjlNetwork fresh = DjlNetwork.withDefaultListeners(workload);
        fresh.trainer().setMetrics(new Metrics());
        startEpoch();
        return fresh;
    }

    @Override
    public void restart() {
        network.close();
        network = network();
    }

    @Override
    public double step(int number) {
        Trainer trainer = network.trainer();
        try (NDManager step = manager.newSubManager()) {
            EasyTrain.trainBatch(trainer, batch(train, number, step));
            trainer.step();
        }
        return lastLoss(trainer.getLoss());
    }

    /** DJL keeps the mean loss since the epoch began. */
    private double lastLoss(Loss loss) {
        steps++;
        double sum = steps * (double) loss.getAccumulator(EvaluatorTrainingListener.TRAIN_EPOCH);
        double last = sum - lossSum;
        lossSum = sum;
        return last;
    }

    @Override
    public double validate() {
        Trainer trainer = network.trainer();
        for (int i = 0; i < validation.size(); i++) {
            try (NDManager step = manager.newSubManager()) {
                EasyTrain.validateBatch(trainer, batch(validation, i, step));
            }
        }
        double mean = trainer.getLoss().getAccumulator(EvaluatorTrainingListener.VALIDATE_EPOCH);
        trainer.notifyListeners(listener -> listener.onEpoch(trainer));
        startEpoch();
        return mean;
    }

    private void startEpoch() {
        lossSum = 0;
        steps = 0;
    }

    /** A batch owns its arrays and releases them, so it gets copies. */
    private static Batch batch(List<PreparedBatch> batches, int number, NDManager step) {
        PreparedBatch prepared = batches.get(number);
        return new Batch(
                step,
                new NDList(prepared.inputs().duplicate()),
                new NDList(prepared.labels().duplicate()),
                (int) prepared.labels().size(),
                Batchifier.STACK,
                Batchifier.STACK,
                number,
                batches.size());
    }

    @Override
    public void close() {
        network.close();
        manager.close();
    }
}
