package org.rekindle.training;

import java.util.List;
import java.util.OptionalDouble;
import org.rekindle.activation.Relu;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.Metric;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;
import org.rekindle.subject.Baseline;

/**
 * The two models that a network has to beat: the constant (the largest class or the mean of the
 * training samples), and a linear model, which is a network without hidden layers. The linear model
 * is trained with Adam at three rates, each for the epochs and with the batches of the run; the
 * best on validation counts.
 */
public final class BaselineModels {
    private static final List<Double> RATES = List.of(0.001, 0.01, 0.1);

    private final TrainingData data;
    private final Metric metric;
    private final double constant;
    private final DenseNetwork linear;
    private final Evaluator evaluator;

    private BaselineModels(TrainingData data, NetworkShape shape, TrainingPlan plan, Seed seed) {
        this.data = data;
        this.metric = plan.metric();
        this.constant = constant(data.train(), metric.task(), shape.outputs());
        this.evaluator = new Evaluator(metric, shape);
        this.linear = linear(shape, plan, seed);
    }

    /**
     * Fits both.
     *
     * @param data what the networks are trained on, standardised
     * @param shape of the networks; their hidden layers are left out
     * @param plan of the networks; its optimizer and rate are not used
     * @param seed of the order of the samples
     */
    public static BaselineModels fit(
            TrainingData data, NetworkShape shape, TrainingPlan plan, long seed) {
        return new BaselineModels(
                data,
                shape.linear(),
                plan.withOptimizer(Adam.withWeightDecay(0)),
                Seed.of(seed).child("linear"));
    }

    private DenseNetwork linear(NetworkShape shape, TrainingPlan plan, Seed seed) {
        DenseNetwork best = network(shape, seed);
        double highest = Double.NEGATIVE_INFINITY;
        for (double rate : RATES) {
            DenseNetwork network = network(shape, seed);
            new DenseTrainer(plan.withLearningRate(rate))
                    .train(network, data, seed.child("batches"), TrainingObserver.NONE);
            double score = evaluator.evaluate(network, data.validation()).score();
            if (score > highest) {
                highest = score;
                best = network;
            }
        }
        return best;
    }

    private static DenseNetwork network(NetworkShape shape, Seed seed) {
        return DenseNetwork.initialize(
                shape, new Relu(), VarianceScaling.LECUN_NORMAL, List.of(), seed.child("weights"));
    }

    /** The largest class, or the mean. */
    private static double constant(Dataset train, Task task, int classes) {
        if (task == Task.REGRESSION) {
            double sum = 0;
            for (float target : train.targets()) {
                sum += target;
            }
            return sum / train.samples();
        }
        int[] counts = new int[classes];
        int largest = 0;
        for (float target : train.targets()) {
            int targetClass = (int) target;
            counts[targetClass]++;
            if (counts[targetClass] > counts[largest]) {
                largest = targetClass;
            }
        }
        for (int i = classes - 1; i >= 0; i--) {
            largest = counts[i] >= counts[largest] ? i : largest;
        }
        return largest;
    }

    /** Their scores on the validation samples. */
    public Baseline onValidation() {
        return on(data.validation());
    }

    /**
     * Their scores on some samples.
     *
     * @param samples prepared as the data that the models were fitted on
     */
    public Baseline on(Dataset samples) {
        return new Baseline(
                metric,
                metric.effectiveSamples(samples, linear.shape().outputs()),
                constantScore(samples),
                OptionalDouble.of(evaluator.evaluate(linear, samples).score()));
    }

    /** As the score of a network with the same output for every sample. */
    private double constantScore(Dataset samples) {
        int outputs = linear.shape().outputs();
        float[] output = new float[outputs];
        if (metric.task() == Task.CLASSIFICATION) {
            output[(int) constant] = 1;
        } else {
            output[0] = (float) constant;
        }
        ScoreTally tally = ScoreTally.of(metric, outputs, samples, true);
        for (float target : samples.targets()) {
            tally.add(output, new float[] {target}, 1);
        }
        return tally.evaluation(Double.NaN).score();
    }
}
