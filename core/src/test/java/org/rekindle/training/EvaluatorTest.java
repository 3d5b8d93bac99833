package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.activation.Relu;
import org.rekindle.census.NetworkTally;
import org.rekindle.network.ClassScores;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.ForwardPass;
import org.rekindle.network.Metric;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.random.Seed;

class EvaluatorTest {
    /** More than one batch, and no multiple of it. */
    private static final int SAMPLES = 2 * Evaluator.BATCH + 77;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void theScoresAreThoseOfAPlainCount(int classes) {
        DenseNetwork network = network(classes, 3);
        Dataset data = data(classes, SAMPLES, 4);
        float[][] outputs = outputs(network, data);
        ClassScores scores = scores(Metric.ACCURACY, network, data);

        double hits = 0;
        double recalls = 0;
        for (int c = 0; c < classes; c++) {
            double ofClass = 0;
            double right = 0;
            for (int i = 0; i < SAMPLES; i++) {
                if (data.targets()[i] == c) {
                    ofClass++;
                    right += largest(outputs[i]) == c ? 1 : 0;
                }
            }
            hits += right;
            recalls += right / ofClass;
        }
        assertThat(scores.accuracy()).isCloseTo(hits / SAMPLES, within(1e-12));
        assertThat(scores.balancedAccuracy()).isCloseTo(recalls / classes, within(1e-12));
        assertThat(scores.balancedAccuracy()).isNotEqualTo(scores.accuracy());
    }

    @Test
    void theAreaIsTheShareOfPairsInTheRightOrder() {
        DenseNetwork network = network(2, 3);
        Dataset data = data(2, SAMPLES, 4);
        float[][] outputs = outputs(network, data);
        double won = 0;
        double pairs = 0;
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                if (data.targets()[i] == 1 && data.targets()[j] == 0) {
                    double first = (double) outputs[i][1] - outputs[i][0];
                    double second = (double) outputs[j][1] - outputs[j][0];
                    won += first > second ? 1 : first == second ? 0.5 : 0;
                    pairs++;
                }
            }
        }
        assertThat(scores(Metric.ACCURACY, network, data).rocAuc().orElseThrow())
                .isCloseTo(won / pairs, within(1e-12));
    }

    @Test
    void oneOutputForAllSamplesIsAGuess() {
        DenseNetwork network = network(2, 3);
        Arrays.fill(network.parameters(), 0);
        ClassScores scores = scores(Metric.ACCURACY, network, data(2, SAMPLES, 4));
        assertThat(scores.rocAuc()).hasValue(0.5);
        assertThat(scores.balancedAccuracy()).isEqualTo(0.5);
    }

    @Test
    void aClassThatDoesNotOccurIsLeftOutOfTheMeanAndLeavesNoArea() {
        Dataset one = withTargets(data(2, SAMPLES, 4), 1);
        ClassScores two = scores(Metric.ROC_AUC, network(2, 3), one);
        assertThat(two.balancedAccuracy()).isEqualTo(two.accuracy());
        assertThat(two.rocAuc()).isEmpty();
        assertThat(new Evaluator(Metric.ROC_AUC, shape(2)).evaluate(network(2, 3), one).score())
                .isNaN();
    }

    @Test
    void outputsThatAreNanLeaveNoAreaAndNoFiniteLoss() {
        DenseNetwork network = network(2, 3);
        Arrays.fill(network.parameters(), Float.NaN);
        Evaluation evaluation =
                new Evaluator(Metric.ROC_AUC, shape(2)).evaluate(network, data(2, 50, 4));
        assertThat(evaluation.isFinite()).isFalse();
        assertThat(evaluation.score()).isNaN();
        assertThat(evaluation.classes().orElseThrow().rocAuc()).isEmpty();
    }

    @Test
    void moreThanTwoClassesHaveNoArea() {
        assertThat(scores(Metric.ACCURACY, network(3, 3), data(3, SAMPLES, 4)).rocAuc()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCURACY", "BALANCED_ACCURACY", "ROC_AUC"})
    void theMetricSaysWhichOfThemIsTheScore(Metric metric) {
        Evaluation evaluation =
                new Evaluator(metric, shape(2)).evaluate(network(2, 3), data(2, SAMPLES, 4));
        assertThat(evaluation.metric()).isEqualTo(metric);
        assertThat(evaluation.score())
                .isEqualTo(evaluation.classes().orElseThrow().score(metric))
                .isBetween(0.0, 1.0);
    }

    @Test
    void anEpochHasAnAreaOnlyWhereItIsTheScore() {
        DenseNetwork network = network(2, 3);
        Dataset data = data(2, SAMPLES, 4);
        Evaluation ranked = epoch(Metric.ROC_AUC, network, data);
        Evaluation other = epoch(Metric.ACCURACY, network, data);
        assertThat(ranked.classes().orElseThrow().rocAuc()).hasValue(ranked.score());
        assertThat(other.classes().orElseThrow().rocAuc()).isEmpty();
        assertThat(other.classes().orElseThrow().balancedAccuracy())
                .isEqualTo(ranked.classes().orElseThrow().balancedAccuracy());
    }

    @Test
    void theLastEpochOfARunHasThemAll() {
        TrainingPlan plan =
                new TrainingPlan(Task.CLASSIFICATION, Adam.withWeightDecay(0), 0.01, 50, 2);
        TrainingData data = new TrainingData(data(2, 200, 1), data(2, 300, 2));
        TrainingResult result =
                new DenseTrainer(plan)
                        .train(network(2, 3), data, Seed.of(5), TrainingObserver.NONE);
        ClassScores scores = result.outcome().classes().orElseThrow();
        assertThat(scores.rocAuc()).isPresent();
        assertThat(result.outcome().score()).hasValue(scores.accuracy());
    }

    @Test
    void anotherMetricScoresTheSameTrainingOtherwise() {
        TrainingPlan accuracy =
                new TrainingPlan(Metric.ACCURACY, Adam.withWeightDecay(0), 0.01, 50, 2);
        TrainingPlan area = new TrainingPlan(Metric.ROC_AUC, Adam.withWeightDecay(0), 0.01, 50, 2);
        TrainingData data = new TrainingData(data(2, 200, 1), data(2, 300, 2));
        DenseNetwork first = network(2, 3);
        DenseNetwork second = network(2, 3);
        TrainingResult byAccuracy =
                new DenseTrainer(accuracy).train(first, data, Seed.of(5), TrainingObserver.NONE);
        TrainingResult byArea =
                new DenseTrainer(area).train(second, data, Seed.of(5), TrainingObserver.NONE);
        assertThat(second.parameters()).containsExactly(first.parameters());
        assertThat(byArea.outcome().classes()).isEqualTo(byAccuracy.outcome().classes());
        assertThat(byArea.outcome().score())
                .isEqualTo(byAccuracy.outcome().classes().orElseThrow().rocAuc());
    }

    @Test
    void aNumberHasNoClasses() {
        DenseNetwork network = network(1, 3);
        Dataset data = Samples.of(Task.REGRESSION, SAMPLES, 1);
        Evaluation evaluation = new Evaluator(Metric.R2, shape(1)).evaluate(network, data);
        float[][] outputs = outputs(network, data);
        double mean = 0;
        for (float target : data.targets()) {
            mean += target / SAMPLES;
        }
        double error = 0;
        double deviation = 0;
        for (int i = 0; i < SAMPLES; i++) {
            error += Math.pow(outputs[i][0] - data.targets()[i], 2);
            deviation += Math.pow(data.targets()[i] - mean, 2);
        }
        assertThat(evaluation.classes()).isEmpty();
        assertThat(evaluation.score()).isCloseTo(1 - error / deviation, within(1e-6));
    }

    private static ClassScores scores(Metric metric, DenseNetwork network, Dataset data) {
        return new Evaluator(metric, network.shape())
                .evaluate(network, data)
                .classes()
                .orElseThrow();
    }

    private static Evaluation epoch(Metric metric, DenseNetwork network, Dataset data) {
        return new Evaluator(metric, network.shape())
                .evaluateEpoch(network, data, new NetworkTally(network));
    }

    private static NetworkShape shape(int outputs) {
        return new NetworkShape(8, List.of(6), outputs);
    }

    private static DenseNetwork network(int outputs, long seed) {
        return DenseNetwork.initialize(
                shape(outputs), new Relu(), VarianceScaling.HE_NORMAL, 0, Seed.of(seed));
    }

    /** Classes of very different size: class 0 has about half, the next half of the rest, ... */
    private static Dataset data(int classes, int samples, long seed) {
        Random random = new Random(seed);
        float[] inputs = new float[samples * 8];
        float[] targets = new float[samples];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        for (int i = 0; i < samples; i++) {
            while (targets[i] < classes - 1 && random.nextDouble() < 0.4) {
                targets[i]++;
            }
        }
        return new Dataset(inputs, targets, 8);
    }

    private static Dataset withTargets(Dataset data, float target) {
        float[] targets = new float[data.samples()];
        Arrays.fill(targets, target);
        return new Dataset(data.inputs(), targets, data.features());
    }

    /** One sample at a time. */
    private static float[][] outputs(DenseNetwork network, Dataset data) {
        int count = network.shape().outputs();
        float[][] outputs = new float[data.samples()][];
        ForwardPass pass = new ForwardPass(network.shape(), 1);
        for (int i = 0; i < data.samples(); i++) {
            pass.run(network, data, null, i, 1);
            outputs[i] = Arrays.copyOf(pass.output(), count);
        }
        return outputs;
    }

    private static int largest(float[] outputs) {
        int best = 0;
        for (int i = 1; i < outputs.length; i++) {
            best = outputs[i] > outputs[best] ? i : best;
        }
        return best;
    }
}
