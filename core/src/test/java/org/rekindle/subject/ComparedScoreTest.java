package org.rekindle.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.rekindle.network.ClassScores;
import org.rekindle.network.Metric;

/** Whether a network has learnt whose accuracy is not above that of the largest class. */
class ComparedScoreTest {
    @Test
    void aLinearModelThatWasNotTrainedToItsEndIsSaidToBe() {
        assertThat(comparison(true)).contains("a linear model 0.9000. The hidden layers");
        assertThat(comparison(false))
                .contains("a linear model 0.9000 (not trained to its end). The hidden layers");
    }

    private static String comparison(boolean converged) {
        Baseline baseline =
                new Baseline(
                        Metric.ACCURACY,
                        100,
                        100,
                        0.5,
                        OptionalDouble.of(0.9),
                        converged,
                        List.of(50, 50));
        return new ComparedScore(baseline, 0.9, Optional.empty(), "validation").comparison();
    }

    @Test
    void aNetworkThatRanksTheRareClassFirstHasLearntAlthoughItNeverAnswersIt() {
        ComparedScore compared = compared(List.of(190, 10), 0.95, 0.5, 0.97);
        assertThat(compared.baseline().isConstantBeatenBy(0.95)).isFalse();
        assertThat(compared.baseline().hasLearnt(0.95, compared.classes())).isTrue();
        assertThat(compared.alarm()).isEmpty();
        assertThat(compared.caution().orElseThrow())
                .startsWith("The network tells the classes apart (validation ROC AUC 0.9700,")
                .contains(
                        "a guess has 0.5000), although its accuracy 0.9500 is not shown to beat always answering the"
                                + " largest class, which reaches 0.9500.")
                .endsWith("The metric roc_auc ranks networks by that.");
    }

    @Test
    void aNetworkThatFindsRareClassesAtTheCostOfAccuracyHasLearnt() {
        Baseline three = baseline(Metric.ACCURACY, List.of(900, 50, 50));
        Optional<ClassScores> classes =
                Optional.of(new ClassScores(0.88, 0.7, OptionalDouble.empty()));
        assertThat(three.separation(0.88, classes).orElseThrow().metric())
                .isEqualTo(Metric.BALANCED_ACCURACY);
        assertThat(three.separation(0.88, classes).orElseThrow().guess()).isEqualTo(1.0 / 3);
    }

    @Test
    void oneRareSampleProvesNothingHoweverWellItIsRanked() {
        assertIsAGuess(compared(List.of(99, 1), 0.99, 0.5, 1));
        assertIsAGuess(compared(List.of(499, 1), 0.998, 0.5, 1));
        assertIsAGuess(compared(List.of(498, 2), 0.996, 0.5, 0.99));
    }

    @Test
    void whatIsCloseToAGuessByEveryMetricIsOne() {
        assertIsAGuess(compared(List.of(100, 100), 0.53, 0.53, 0.55));
        assertIsAGuess(compared(List.of(190, 10), 0.95, 0.5, 0.6));
        assertIsAGuess(compared(List.of(190, 10), 0.1, 0.5, 0.05));
    }

    @Test
    void whereOneClassOccursOrNoneIsCountedNothingIsShown() {
        assertIsAGuess(compared(List.of(100, 0), 1, 1, Double.NaN));
        assertIsAGuess(compared(List.of(), 0.95, 0.9, 0.97));
    }

    @Test
    void aScoreThatBeatsTheConstantNeedsNoOtherMetric() {
        assertThat(compared(List.of(100, 100), 0.9, 0.9, 0.97).caution()).isEmpty();
    }

    @Test
    void aNetworkThatIsRankedByBalancedAccuracyMayBeShownToLearnByItsRanking() {
        Baseline base = baseline(Metric.BALANCED_ACCURACY, List.of(190, 10));
        Optional<ClassScores> classes =
                Optional.of(new ClassScores(0.95, 0.5, OptionalDouble.of(0.97)));
        assertThat(base.hasLearnt(0.5, classes)).isTrue();
        assertThat(base.hasLearnt(Double.NaN, classes)).isFalse();
        assertThat(base.hasLearnt(0.5, Optional.empty())).isFalse();
    }

    private static void assertIsAGuess(ComparedScore compared) {
        assertThat(compared.caution()).isEmpty();
        assertThat(compared.alarm().orElseThrow()).startsWith("No better than guessing");
    }

    private static ComparedScore compared(
            List<Integer> counts, double accuracy, double balanced, double area) {
        return new ComparedScore(
                baseline(Metric.ACCURACY, counts),
                accuracy,
                Optional.of(
                        new ClassScores(
                                accuracy,
                                balanced,
                                Double.isNaN(area)
                                        ? OptionalDouble.empty()
                                        : OptionalDouble.of(area))),
                "validation");
    }

    private static Baseline baseline(Metric metric, List<Integer> counts) {
        int samples = counts.isEmpty() ? 200 : counts.stream().mapToInt(count -> count).sum();
        int largest = counts.isEmpty() ? 190 : counts.get(0);
        double constant =
                metric.fixesConstants() ? 1.0 / counts.size() : (double) largest / samples;
        int effective = counts.isEmpty() ? samples : metric.effectiveSamples(counts);
        return new Baseline(
                metric, samples, effective, constant, OptionalDouble.empty(), true, counts);
    }
}
