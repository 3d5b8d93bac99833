package org.rekindle.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MetricTest {
    @Test
    void theDefaultComesFirst() {
        assertThat(Metric.fitting(Task.CLASSIFICATION, 2))
                .containsExactly(Metric.ACCURACY, Metric.BALANCED_ACCURACY, Metric.ROC_AUC);
        assertThat(Metric.fitting(Task.CLASSIFICATION, 3))
                .containsExactly(Metric.ACCURACY, Metric.BALANCED_ACCURACY);
        assertThat(Metric.fitting(Task.REGRESSION, 1)).containsExactly(Metric.R2);
        assertThat(Metric.of(Task.CLASSIFICATION)).isEqualTo(Metric.ACCURACY);
        assertThat(Metric.of(Task.REGRESSION)).isEqualTo(Metric.R2);
    }

    @ParameterizedTest
    @EnumSource
    void aNameLeadsBackToItsMetric(Metric metric) {
        assertThat(Metric.named(metric.id())).isEqualTo(metric);
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> Metric.named("f1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "unknown metric \"f1\"; known are accuracy, balanced_accuracy, roc_auc, r2");
    }

    /** One sample of class c changes balanced accuracy by 1/(C n_c). */
    @Test
    void theResolutionOfBalancedAccuracyIsTheMeanChangeByOneSample() {
        int[] counts = {90, 9, 1};
        double change = Arrays.stream(counts).mapToDouble(n -> n * (1.0 / (3 * n))).sum() / 100;
        assertThat(Metric.BALANCED_ACCURACY.resolution(100)).isEqualTo(change);
    }

    @Test
    void theResolutionOfAnAreaIsThatOfASinglePositive() {
        assertThat(Metric.ROC_AUC.resolution(500)).isEqualTo(1.0 / 499);
        assertThat(Metric.R2.resolution(500)).isZero();
    }

    @Test
    void rareClassesDecideHowManySamplesAScoreIsWorth() {
        float[] targets = new float[100];
        for (int i = 0; i < 10; i++) {
            targets[i] = 1;
        }
        Dataset data = new Dataset(new float[100], targets, 1);
        assertThat(Metric.ACCURACY.effectiveSamples(data, 2)).isEqualTo(100);
        // 4 / (1/90 + 1/10)
        assertThat(Metric.BALANCED_ACCURACY.effectiveSamples(data, 2)).isEqualTo(36);
        assertThat(Metric.ROC_AUC.effectiveSamples(data, 2)).isEqualTo(10);
        assertThat(Metric.R2.effectiveSamples(data, 1)).isEqualTo(100);
    }

    /** Both recalls are 0.8, each drawn from its own class. */
    @Test
    void theVarianceOfBalancedAccuracyIsThatOfDrawnSamples() {
        int[] counts = {90, 10};
        double variance = (0.8 * 0.2 / 90 + 0.8 * 0.2 / 10) / 4;
        assertThat(
                        Metric.BALANCED_ACCURACY.variance(
                                0.8, Metric.BALANCED_ACCURACY.effective(counts)))
                .isCloseTo(variance, withinPercentage(0.1));
    }

    @Test
    void scoresAreFoundByTheirMetric() {
        ClassScores scores = new ClassScores(0.9, 0.5, OptionalDouble.of(0.7));
        assertThat(scores.score(Metric.ACCURACY)).isEqualTo(0.9);
        assertThat(scores.score(Metric.BALANCED_ACCURACY)).isEqualTo(0.5);
        assertThat(scores.score(Metric.ROC_AUC)).isEqualTo(0.7);
        assertThat(new ClassScores(1, 1, OptionalDouble.empty()).score(Metric.ROC_AUC)).isNaN();
        assertThat(scores.score(Metric.R2)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0.79, false",
        "2, 0.8, true",
        "3, 0.79, false",
        "3, 0.8, true",
        "5, 0.59, false",
        "5, 0.61, true",
        "10, 0.29, false",
        "10, 0.31, true",
        "1, 1, false"
    })
    void classesAreImbalancedFromEightyPercentOrThreeTimesAnEvenShareOn(
            int classes, double largestShare, boolean imbalanced) {
        assertThat(new ClassBalance(classes, largestShare).isImbalanced()).isEqualTo(imbalanced);
    }

    @Test
    void theLargestClassIsCounted() {
        Dataset data = new Dataset(new float[5], new float[] {2, 0, 2, 2, 1}, 1);
        assertThat(ClassBalance.of(data, 4)).isEqualTo(new ClassBalance(4, 0.6));
    }
}
