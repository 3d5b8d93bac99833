package org.rekindle.benchmarks.rekindle;

import java.util.stream.IntStream;
import org.rekindle.activation.Activation;
import org.rekindle.benchmarks.protocol.Samples;
import org.rekindle.benchmarks.protocol.Session;
import org.rekindle.benchmarks.protocol.Workload;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Metric;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;
import org.rekindle.training.Adam;
import org.rekindle.training.Evaluator;
import org.rekindle.training.TrainingPlan;
import org.rekindle.training.TrainingStep;

/** A workload on Rekindle: its own training step, which gathers each batch from the data set. */
final class RekindleSession implements Session {
    private final Workload workload;
    private final StepFactory factory;
    private final TrainingPlan plan;
    private final Dataset train;
    private final Dataset validation;
    private final int[] order;
    private final Evaluator evaluator;
    private DenseNetwork network;
    private TrainingStep step;

    RekindleSession(Workload workload, StepFactory factory) {
        this.workload = workload;
        this.factory = factory;
        this.plan =
                new TrainingPlan(
                        Task.CLASSIFICATION,
                        Adam.withWeightDecay(0),
                        workload.learningRate(),
                        workload.batchSize(),
                        1);
        this.train = dataset(workload.train(), workload.inputs());
        this.validation = dataset(workload.validation(), workload.inputs());
        this.order = IntStream.range(0, workload.train().count()).toArray();
        this.network = network(workload);
        this.evaluator = new Evaluator(Metric.ACCURACY, network.shape());
        this.step = factory.make(network, plan, workload.batchSize());
    }

    @Override
    public void restart() {
        network = network(workload);
        step = factory.make(network, plan, workload.batchSize());
    }

    @Override
    public double step(int batch) {
        int from = batch * workload.batchSize();
        return step.run(train, order, from, Math.min(workload.batchSize(), order.length - from));
    }

    @Override
    public double validate() {
        return evaluator.evaluate(network, validation).loss();
    }

    @Override
    public void close() {}

    private static Dataset dataset(Samples samples, int features) {
        float[] targets = new float[samples.count()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = samples.labels()[i];
        }
        return new Dataset(samples.inputs(), targets, features);
    }

    private static DenseNetwork network(Workload workload) {
        DenseNetwork network =
                DenseNetwork.initialize(
                        new NetworkShape(workload.inputs(), workload.hidden(), workload.outputs()),
                        Activation.named(workload.activation()),
                        VarianceScaling.HE_NORMAL,
                        0,
                        Seed.of(1));
        float[] initial = workload.parameters();
        System.arraycopy(initial, 0, network.parameters(), 0, initial.length);
        return network;
    }
}
