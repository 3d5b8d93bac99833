package org.rekindle.diagnosis;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.rekindle.activation.Activation;
import org.rekindle.internal.Parallel;
import org.rekindle.network.Dataset;
import org.rekindle.network.Initializer;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.random.Seed;
import org.rekindle.statistics.Interval;
import org.rekindle.subject.Progress;
import org.rekindle.training.Adam;
import org.rekindle.training.Recipe;
import org.rekindle.training.TrainingData;
import org.rekindle.training.TrainingObserver;
import org.rekindle.training.TrainingPlan;

/**
 * The experiment of Lu, Shin, Su, Karniadakis 2019 (arXiv 1903.06733), section 4: narrow deep
 * networks learn |x| on [−√3, √3] with Adam at 0.001 and batches of 64. A run has collapsed if at
 * its end some hidden layer fires for no input, so the network is constant.
 *
 * @param width units of each hidden layer
 * @param depth layers, the output among them
 * @param initializer how weights and biases are drawn
 * @param activation of the hidden units
 */
public record CollapseExperiment(
        int width, int depth, Initializer initializer, Activation activation) {
    /** Training samples. */
    public static final int SAMPLES = 3000;

    /** Passes over them. */
    public static final int EPOCHS = 50;

    private static final double LEARNING_RATE = 0.001;
    private static final int BATCH = 64;

    /**
     * The result of the experiment.
     *
     * @param collapsed how many runs collapsed
     * @param runs how many there were
     */
    public record Outcome(int collapsed, int runs) {
        /** The share that collapsed. */
        public double share() {
            return (double) collapsed / runs;
        }

        /** Its interval (Wilson 1927). */
        public Interval ci95() {
            return Interval.ofShare(collapsed, runs);
        }
    }

    /** Trains networks from the seeds {@code seed}, {@code seed} + 1, ... */
    public Outcome run(int runs, long seed, int threads, Progress progress) {
        NetworkShape shape = new NetworkShape(1, Collections.nCopies(depth - 1, width), 1);
        TrainingPlan plan =
                new TrainingPlan(
                        Task.REGRESSION, Adam.withWeightDecay(0), LEARNING_RATE, BATCH, EPOCHS);
        TrainingData data =
                new TrainingData(
                        samples(Seed.of(seed).child("train")),
                        samples(Seed.of(seed).child("validation")));
        List<Float> zeros = Collections.nCopies(depth - 1, 0f);
        List<Long> seeds = LongStream.range(seed, seed + runs).boxed().toList();
        List<Boolean> collapsed =
                Parallel.map(
                        seeds,
                        threads,
                        (each, stop) ->
                                new Recipe(shape, activation, initializer, zeros, plan, each)
                                        .train(data, TrainingObserver.until(stop))
                                        .census()
                                        .collapsed(),
                        progress);
        return new Outcome((int) collapsed.stream().filter(each -> each).count(), runs);
    }

    private static Dataset samples(Seed seed) {
        RandomGenerator random = seed.generator();
        double bound = Math.sqrt(3);
        float[] x = new float[SAMPLES];
        float[] y = new float[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            x[i] = (float) random.nextDouble(-bound, bound);
            y[i] = Math.abs(x[i]);
        }
        return new Dataset(x, y, 1);
    }
}
