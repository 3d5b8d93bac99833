package org.rekindle.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rekindle.network.Dataset;
import org.rekindle.network.Metric;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.ComparedScore;

/** What always answering the same scores, by each metric. */
class ConstantScoreTest {
    private static final NetworkShape SHAPE = new NetworkShape(8, List.of(4), 2);

    @Test
    void byAccuracyItIsTheShareOfTheLargestClass() {
        Baseline baseline = baseline(Metric.ACCURACY);
        assertThat(baseline.constant()).isEqualTo(0.9);
        assertThat(baseline.samples()).isEqualTo(100);
        assertThat(baseline.effectiveSamples()).isEqualTo(100);
    }

    @Test
    void byTheMetricsForImbalancedClassesItIsAGuess() {
        assertThat(baseline(Metric.BALANCED_ACCURACY).constant()).isEqualTo(0.5);
        assertThat(baseline(Metric.ROC_AUC).constant()).isEqualTo(0.5);
        assertThat(baseline(Metric.ROC_AUC).samples()).isEqualTo(100);
        assertThat(baseline(Metric.ROC_AUC).effectiveSamples()).isEqualTo(10);
    }

    /** With ten rare samples, 0.84 is two standard errors above a guess that has none. */
    @Test
    void aGuessByTheseMetricsHasNoErrorOfItsOwn() {
        Baseline baseline = baseline(Metric.ROC_AUC);
        assertThat(baseline.isConstantBeatenBy(0.84)).isTrue();
        assertThat(baseline.isConstantBeatenBy(0.7)).isFalse();
        assertThat(baseline.constantInterval().low()).isEqualTo(0.5);
        assertThat(baseline(Metric.ACCURACY).constantInterval().low()).isLessThan(0.9);
    }

    @Test
    void whereAClassDoesNotOccurNothingIsSaidOfAGuess() {
        Dataset rare = noise(200);
        Dataset none = new Dataset(new float[24], new float[3], 8);
        Baseline baseline =
                BaselineModels.fit(new TrainingData(rare, noise(100)), SHAPE, Metric.ROC_AUC, 1)
                        .on(none);
        ComparedScore compared = new ComparedScore(baseline, Double.NaN, Optional.empty(), "test");
        assertThat(baseline.isDefined()).isFalse();
        assertThat(compared.alarm()).isEmpty();
        assertThat(compared.comparison())
                .isEqualTo(
                        "Test ROC AUC is not defined on these 3 rows: all their targets are equal.");
        assertThat(baseline.interval(baseline.constant()).low()).isNaN();
    }

    @Test
    void forANumberItIsZeroUpToTheDifferenceOfTheMeans() {
        TrainingData data = Samples.data(Task.REGRESSION);
        Baseline baseline =
                BaselineModels.fit(data, new NetworkShape(8, List.of(4), 1), Metric.R2, 1)
                        .on(data.validation());
        assertThat(baseline.constant()).isNotPositive().isCloseTo(0, within(0.02));
    }

    private static Baseline baseline(Metric metric) {
        return BaselineModels.fit(new TrainingData(noise(200), noise(100)), SHAPE, metric, 1)
                .on(noise(100));
    }

    /** One of ten samples is of class 1. */
    private static Dataset noise(int samples) {
        Random random = new Random(samples);
        float[] inputs = new float[samples * 8];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) random.nextGaussian();
        }
        float[] targets = new float[samples];
        for (int i = 0; i < samples; i += 10) {
            targets[i] = 1;
        }
        return new Dataset(inputs, targets, 8);
    }
}
