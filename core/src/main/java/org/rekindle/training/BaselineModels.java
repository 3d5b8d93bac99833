package org.rekindle.training;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.rekindle.activation.Relu;
import org.rekindle.network.ClassBalance;
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
 * training samples), and a linear model, which is a network without hidden layers.
 *
 * <p>The linear model is trained by the same trainer with the same batches, on standardised samples
 * with Adam at three rates; the best on validation counts. It gets as many epochs as the network,
 * or about {@value #MOST_STEPS} steps, if those are fewer.
 */
public final class BaselineModels {
    private static final List<Double> RATES = List.of(0.001, 0.01, 0.1);
    private static final int MOST_STEPS = 3000;

    private final Dataset train;
    private final Metric metric;
    private final FeatureScales inputs;
    private final FeatureScales targets;
    private final double constant;
    private final Evaluator evaluator;
    private final DenseNetwork linear;

    private BaselineModels(TrainingData data, NetworkShape shape, TrainingPlan plan, Seed seed) {
        this.train = data.train();
        this.metric = plan.metric();
        this.inputs = FeatureScales.ofInputs(data.train());
        this.targets = FeatureScales.ofTargets(data.train());
        this.constant = constant(data.train(), metric.task(), shape.outputs());
        this.evaluator = new Evaluator(metric, shape);
        this.linear =
                linear(
                        new TrainingData(
                                standardized(data.train()), standardized(data.validation())),
                        shape,
                        plan,
                        seed);
    }

    /**
     * Fits both.
     *
     * @param data what the networks are trained on
     * @param shape of the networks; their hidden layers are left out
     * @param plan of the networks; its optimizer and rate are not used
     * @param seed of the order of the samples
     */
    public static BaselineModels fit(
            TrainingData data, NetworkShape shape, TrainingPlan plan, long seed) {
        int steps = (data.train().samples() + plan.batchSize() - 1) / plan.batchSize();
        int enough = Math.max(1, MOST_STEPS / steps);
        return new BaselineModels(
                data,
                shape.linear(),
                plan.withOptimizer(Adam.withWeightDecay(0))
                        .withRegime(Regime.defaultFor(plan.task()))
                        .withEpochs(Math.min(plan.epochs(), enough)),
                Seed.of(seed).child("linear"));
    }

    private DenseNetwork linear(
            TrainingData data, NetworkShape shape, TrainingPlan plan, Seed seed) {
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

    private Dataset standardized(Dataset data) {
        return new Dataset(
                inputs.standardize(data.inputs()),
                metric.task() == Task.REGRESSION
                        ? targets.standardize(data.targets())
                        : data.targets(),
                data.features());
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
        for (float target : train.targets()) {
            counts[(int) target]++;
        }
        int largest = 0;
        for (int i = 1; i < classes; i++) {
            largest = counts[i] > counts[largest] ? i : largest;
        }
        return largest;
    }

    /**
     * Their scores on some samples.
     *
     * @param samples prepared as the data that the models were fitted on
     */
    public Baseline on(Dataset samples) {
        return new Baseline(
                metric,
                samples.samples(),
                effectiveSamples(samples),
                constantScore(samples),
                OptionalDouble.of(evaluator.evaluate(linear, standardized(samples)).score()),
                classCounts(samples));
    }

    /**
     * Where a network is scored on the very samples that it learns from, they are all that there
     * are, and scores have no error from the choice of samples.
     */
    private int effectiveSamples(Dataset samples) {
        return samples.sameAs(train)
                ? Integer.MAX_VALUE
                : metric.effectiveSamples(samples, linear.shape().outputs());
    }

    private List<Integer> classCounts(Dataset samples) {
        return metric.task() == Task.REGRESSION
                ? List.of()
                : Arrays.stream(ClassBalance.counts(samples, linear.shape().outputs()))
                        .boxed()
                        .toList();
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
