package org.rekindle.training;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.rekindle.network.ClassBalance;
import org.rekindle.network.Dataset;
import org.rekindle.network.Metric;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.random.Seed;
import org.rekindle.subject.Baseline;

/**
 * The two models that a network has to beat: the constant (the largest class or the mean of the
 * training samples), and the best {@linkplain LinearModel linear model} of the same samples, on
 * standardised inputs.
 *
 * <p>The linear model is trained to its end, however few epochs the networks get: what it scores is
 * taken for what these features give without hidden layers.
 */
public final class BaselineModels {
    private final Dataset train;
    private final Metric metric;
    private final FeatureScales inputs;
    private final FeatureScales targets;
    private final double constant;
    private final Evaluator evaluator;
    private final LinearModel linear;

    private BaselineModels(TrainingData data, NetworkShape shape, Metric metric, Seed seed) {
        LinearWork work = LinearWork.of(data.train().samples(), shape);
        Dataset drawn = work.drawn(data.train(), seed);
        this.train = data.train();
        this.metric = metric;
        this.inputs = FeatureScales.ofInputs(drawn);
        this.targets = FeatureScales.ofTargets(drawn);
        this.constant = constant(data.train(), metric.task(), shape.outputs());
        this.evaluator = new Evaluator(metric, shape);
        this.linear =
                LinearModel.fit(
                        new TrainingData(standardized(drawn), standardized(data.validation())),
                        shape,
                        metric,
                        work);
    }

    /**
     * Fits both.
     *
     * @param data what the networks are trained on
     * @param shape of the networks; their hidden layers are left out
     * @param metric by which networks are scored
     * @param seed of the samples that the linear model is fitted on, where there are too many
     */
    public static BaselineModels fit(
            TrainingData data, NetworkShape shape, Metric metric, long seed) {
        return new BaselineModels(data, shape.linear(), metric, Seed.of(seed).child("linear"));
    }

    private Dataset standardized(Dataset data) {
        return new Dataset(
                inputs.standardize(data.rows()),
                metric.task() == Task.REGRESSION
                        ? targets.standardize(data.targets())
                        : data.targets());
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
                OptionalDouble.of(
                        evaluator.evaluate(linear.network(), standardized(samples)).score()),
                linear.converged(),
                classCounts(samples));
    }

    /**
     * Where a network is scored on the very samples that it learns from, they are all that there
     * are, and scores have no error from the choice of samples.
     */
    private int effectiveSamples(Dataset samples) {
        return samples.sameAs(train)
                ? Integer.MAX_VALUE
                : metric.effectiveSamples(samples, linear.network().shape().outputs());
    }

    private List<Integer> classCounts(Dataset samples) {
        return metric.task() == Task.REGRESSION
                ? List.of()
                : Arrays.stream(ClassBalance.counts(samples, linear.network().shape().outputs()))
                        .boxed()
                        .toList();
    }

    /** As the score of a network with the same output for every sample. */
    private double constantScore(Dataset samples) {
        int outputs = linear.network().shape().outputs();
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
