package org.rekindle.run.engine;

import java.util.List;
import org.rekindle.activation.Activation;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;
import org.rekindle.training.Adam;
import org.rekindle.training.DenseTrainer;
import org.rekindle.training.TrainingData;
import org.rekindle.training.TrainingObserver;
import org.rekindle.training.TrainingPlan;

/**
 * Trains small networks on made-up data while the table is read, so that the JVM has compiled the
 * kernels before the first trial begins (decision 10). Reading uses one core and this uses another.
 * No result depends on it.
 */
final class WarmUp implements AutoCloseable {
    private static final NetworkShape SHAPE = new NetworkShape(64, List.of(64, 64), 10);
    private static final int BATCH = 64;

    /** Two batches an epoch, the second smaller, as in most data sets. */
    private static final int SAMPLES = BATCH + BATCH / 2;

    private final Thread thread = new Thread(this::train, "rekindle-warm-up");
    private volatile boolean closed;

    private WarmUp() {
        thread.setDaemon(true);
    }

    static WarmUp start() {
        WarmUp warmUp = new WarmUp();
        warmUp.thread.start();
        return warmUp;
    }

    private void train() {
        Dataset samples = samples();
        TrainingData data = new TrainingData(samples, samples);
        TrainingPlan plan =
                new TrainingPlan(
                        Task.CLASSIFICATION,
                        Adam.withWeightDecay(0),
                        TrainingPlan.DEFAULT_LEARNING_RATE,
                        BATCH,
                        1);
        TrainingObserver untilClosed =
                new TrainingObserver() {
                    @Override
                    public boolean shouldStop() {
                        return closed;
                    }
                };
        while (!closed) {
            for (Activation activation : Activation.defaults()) {
                DenseNetwork network =
                        DenseNetwork.initialize(
                                SHAPE, activation, VarianceScaling.HE_NORMAL, 0, Seed.of(0));
                new DenseTrainer(plan).train(network, data, Seed.of(0), untilClosed);
            }
        }
    }

    private static Dataset samples() {
        float[] inputs = new float[SAMPLES * SHAPE.inputs()];
        float[] targets = new float[SAMPLES];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) Math.sin(i);
        }
        for (int i = 0; i < targets.length; i++) {
            targets[i] = i % SHAPE.outputs();
        }
        return new Dataset(inputs, targets, SHAPE.inputs());
    }

    /** Lets the thread end after the step that it is in. */
    @Override
    public void close() {
        closed = true;
    }
}
