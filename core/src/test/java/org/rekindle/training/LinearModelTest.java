package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rekindle.activation.Relu;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.Metric;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;

class LinearModelTest {
    /** The oracle is the solution of the normal equations, by elimination. */
    @Test
    void onTheSamplesThatItIsFittedOnItIsLeastSquares() {
        Dataset data = noisy(200, 5, 1);
        LinearModel model = fit(data, data, Metric.R2, 1);
        assertThat(model.converged()).isTrue();
        assertThat(score(model, data, Metric.R2)).isCloseTo(leastSquares(data), within(1e-5));
    }

    /** The derivatives are computed here, sample by sample; at the optimum they are 0. */
    @Test
    void forClassesItIsTheMaximumOfTheLikelihoodWithOneOfTheRidges() {
        Dataset data = overlapping(600, 1);
        LinearModel model = fit(data, data, Metric.ROC_AUC, 2);
        assertThat(model.converged()).isTrue();
        assertThat(LinearModel.RIDGES)
                .anySatisfy(ridge -> assertThat(slope(model, data, ridge)).isLessThan(1e-3));
    }

    @Test
    void itIsAsGoodAsTheTrainerWithManyEpochs() {
        TrainingData data = Samples.data(Task.CLASSIFICATION);
        LinearModel model = fit(data.train(), data.validation(), Metric.ACCURACY, 3);
        Evaluation trained = trained(data);
        assertThat(loss(model, data.validation())).isLessThan(trained.loss() + 0.01);
        assertThat(score(model, data.validation(), Metric.ACCURACY))
                .isGreaterThan(trained.score() - 0.02);
    }

    @Test
    void aDifferenceOfTwoColumnsThatAreAlmostEqualIsFound() {
        Dataset train = pair(500, 1);
        Dataset validation = pair(200, 2);
        LinearModel model = fit(train, validation, Metric.R2, 1);
        assertThat(score(model, validation, Metric.R2)).isGreaterThan(0.999);
    }

    @Test
    void manyMoreColumnsThanRowsAreFittedExactly() {
        Dataset wide = noisy(40, 5000, 1);
        LinearModel model = fit(wide, wide, Metric.R2, 1);
        assertThat(model.converged()).isTrue();
        assertThat(score(model, wide, Metric.R2)).isGreaterThan(0.999);
    }

    /** With as many columns as rows, least squares without a ridge would be wild. */
    @Test
    void theStrengthOfTheRidgeIsChosenOnTheValidationSamples() {
        Dataset train = noisy(60, 60, 1);
        Dataset validation = noisy(200, 60, 2);
        double chosen = score(fit(train, validation, Metric.R2, 1), validation, Metric.R2);
        double weakest = score(fit(train, train, Metric.R2, 1), validation, Metric.R2);
        assertThat(chosen).isGreaterThan(0);
        assertThat(weakest).isLessThan(chosen - 0.5);
    }

    @Test
    void withoutWorkItDoesNotConvergeAndSaysSo() {
        Dataset data = overlapping(300, 1);
        NetworkShape shape = new NetworkShape(data.features(), List.of(), 2);
        LinearModel model =
                LinearModel.fit(
                        new TrainingData(data, data),
                        shape,
                        Metric.ACCURACY,
                        new LinearWork(300, 2, 5));
        assertThat(model.converged()).isFalse();
    }

    private static LinearModel fit(Dataset train, Dataset validation, Metric metric, int outputs) {
        NetworkShape shape = new NetworkShape(train.features(), List.of(), outputs);
        return LinearModel.fit(
                new TrainingData(train, validation),
                shape,
                metric,
                LinearWork.of(train.samples(), shape));
    }

    private static double score(LinearModel model, Dataset data, Metric metric) {
        return new Evaluator(metric, model.network().shape())
                .evaluate(model.network(), data)
                .score();
    }

    private static double loss(LinearModel model, Dataset data) {
        return new Evaluator(Metric.ACCURACY, model.network().shape())
                .evaluate(model.network(), data)
                .loss();
    }

    /** The one of three rates with the smallest loss. */
    private static Evaluation trained(TrainingData data) {
        NetworkShape shape = new NetworkShape(data.train().features(), List.of(), 3);
        Evaluator evaluator = new Evaluator(Metric.ACCURACY, shape);
        List<Evaluation> all = new ArrayList<>();
        for (double rate : List.of(0.001, 0.01, 0.1)) {
            DenseNetwork network =
                    DenseNetwork.initialize(
                            shape, new Relu(), VarianceScaling.LECUN_NORMAL, List.of(), Seed.of(1));
            TrainingPlan plan =
                    TrainingPlan.defaults(Task.CLASSIFICATION)
                            .withLearningRate(rate)
                            .withEpochs(100);
            new DenseTrainer(plan).train(network, data, Seed.of(2), TrainingObserver.NONE);
            all.add(evaluator.evaluate(network, data.validation()));
        }
        return all.stream().min(Comparator.comparingDouble(Evaluation::loss)).orElseThrow();
    }

    /** The target is the first column, and as much noise. */
    private static Dataset noisy(int samples, int features, long seed) {
        Random random = new Random(seed);
        float[] inputs = normal(samples * features, random);
        float[] targets = new float[samples];
        for (int i = 0; i < samples; i++) {
            targets[i] = (float) (inputs[i * features] + random.nextGaussian());
        }
        return new Dataset(inputs, targets, features);
    }

    private static Dataset overlapping(int samples, long seed) {
        Dataset numbers = noisy(samples, 4, seed);
        float[] classes = new float[samples];
        for (int i = 0; i < samples; i++) {
            classes[i] = numbers.targets()[i] > 0.3 ? 1 : 0;
        }
        return new Dataset(numbers.inputs(), classes, 4);
    }

    private static Dataset pair(int samples, long seed) {
        Random random = new Random(seed);
        float[] inputs = new float[2 * samples];
        float[] targets = new float[samples];
        for (int i = 0; i < samples; i++) {
            double difference = 0.002 * random.nextGaussian();
            inputs[2 * i] = (float) random.nextGaussian();
            inputs[2 * i + 1] = (float) (inputs[2 * i] + difference);
            targets[i] = (float) (difference / 0.002);
        }
        return new Dataset(inputs, targets, 2);
    }

    private static float[] normal(int length, Random random) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** The largest derivative of the loss with a ridge by a parameter of the second class. */
    private static double slope(LinearModel model, Dataset data, double ridge) {
        float[] w = model.network().parameters();
        int features = data.features();
        double[] gradient = new double[features + 1];
        for (int i = 0; i < data.samples(); i++) {
            double margin = w[2 * features + 1] - w[2 * features];
            for (int j = 0; j < features; j++) {
                margin += (w[features + j] - w[j]) * data.inputs()[i * features + j];
            }
            double residual = 1 / (1 + Math.exp(-margin)) - data.targets()[i];
            for (int j = 0; j < features; j++) {
                gradient[j] += residual * data.inputs()[i * features + j] / data.samples();
            }
            gradient[features] += residual / data.samples();
        }
        for (int j = 0; j < features; j++) {
            gradient[j] += 2 * ridge * w[features + j];
        }
        return Arrays.stream(gradient).map(Math::abs).max().orElseThrow();
    }

    /** R² of least squares with an intercept. */
    private static double leastSquares(Dataset data) {
        int width = data.features() + 1;
        double[][] system = new double[width][width + 1];
        double mean = 0;
        for (int i = 0; i < data.samples(); i++) {
            double[] row = row(data, i);
            mean += data.targets()[i] / data.samples();
            for (int j = 0; j < width; j++) {
                for (int k = 0; k < width; k++) {
                    system[j][k] += row[j] * row[k];
                }
                system[j][width] += row[j] * data.targets()[i];
            }
        }
        double[] weights = solve(system);
        double error = 0;
        double total = 0;
        for (int i = 0; i < data.samples(); i++) {
            double rest = data.targets()[i];
            double[] row = row(data, i);
            for (int j = 0; j < width; j++) {
                rest -= weights[j] * row[j];
            }
            error += rest * rest;
            total += (data.targets()[i] - mean) * (data.targets()[i] - mean);
        }
        return 1 - error / total;
    }

    private static double[] row(Dataset data, int sample) {
        double[] row = new double[data.features() + 1];
        for (int j = 0; j < data.features(); j++) {
            row[j] = data.inputs()[sample * data.features() + j];
        }
        row[data.features()] = 1;
        return row;
    }

    /** By Gauss-Jordan elimination. */
    private static double[] solve(double[][] system) {
        int width = system.length;
        for (int pivot = 0; pivot < width; pivot++) {
            for (int i = 0; i < width; i++) {
                double factor = system[i][pivot] / system[pivot][pivot];
                for (int k = pivot; i != pivot && k <= width; k++) {
                    system[i][k] -= factor * system[pivot][k];
                }
            }
        }
        double[] solution = new double[width];
        for (int i = 0; i < width; i++) {
            solution[i] = system[i][width] / system[i][i];
        }
        return solution;
    }
}
