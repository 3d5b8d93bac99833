package org.rekindle.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReductionTest {
    @Test
    void theShareIsThatOfTheSums() {
        Reduction half = of(new double[] {4, 5, 6}, new double[] {2, 2.5, 3});
        assertThat(half.share()).isEqualTo(0.5);
        assertThat(half.interval().orElseThrow().low()).isCloseTo(0.5, within(1e-9));
        assertThat(half.interval().orElseThrow().high()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void theEndsOfTheIntervalAreTheRatiosThatTheDifferencesDoNotRuleOut() {
        double[] before = {0.5, 0.7, 0.4, 0.6, 0.9};
        double[] after = {0.1, 0.3, 0.2, 0.1, 0.2};
        Interval interval = of(before, after).interval().orElseThrow();
        assertThat(bound(before, after, 1 - interval.high())).isCloseTo(0, within(1e-9));
        assertThat(bound(before, after, 1 - interval.low())).isCloseTo(0, within(1e-9));
    }

    /** How far 0 lies outside the interval of after − r · before. */
    private static double bound(double[] before, double[] after, double r) {
        double[] differences = new double[before.length];
        for (int i = 0; i < before.length; i++) {
            differences[i] = after[i] - r * before[i];
        }
        Interval interval = Interval.ofMean(differences).orElseThrow();
        return Math.min(Math.abs(interval.low()), Math.abs(interval.high()));
    }

    @Test
    void thereIsNoIntervalWithoutAShownTotal() {
        assertThat(of(new double[] {1, 0, 0, 0}, new double[] {0, 0, 0, 0}).interval()).isEmpty();
        assertThat(of(new double[] {0, 0}, new double[] {0, 0}))
                .isEqualTo(new Reduction(0, Optional.empty()));
        assertThat(of(new double[] {1}, new double[] {0}).interval()).isEmpty();
    }

    @Test
    void theIntervalCoversTheTrueShareInNineteenOfTwentyStudies() {
        Random random = new Random(1);
        int studies = 4000;
        int covered = 0;
        for (int study = 0; study < studies; study++) {
            double[] before = new double[5];
            double[] after = new double[5];
            for (int seed = 0; seed < 5; seed++) {
                before[seed] = 10 + 2 * random.nextGaussian();
                after[seed] = 0.3 * before[seed] + random.nextGaussian();
            }
            covered +=
                    of(before, after).interval().map(range -> range.contains(0.7)).orElse(false)
                            ? 1
                            : 0;
        }
        assertThat((double) covered / studies).isBetween(0.94, 0.96);
    }

    @Test
    void equalValuesAreNotExactWhereTheyAreRounded() {
        double[] before = {0.5, 0.5, 0.5};
        double[] after = {0, 0, 0};
        assertThat(of(before, after).interval().orElseThrow()).isEqualTo(new Interval(1, 1));
        Interval rounded =
                Reduction.of(before, after, 0.1, Interval.CONFIDENCE).interval().orElseThrow();
        assertThat(rounded.low()).isBetween(0.8, 0.9);
        assertThat(rounded.high()).isEqualTo(1);
    }

    private static Reduction of(double[] before, double[] after) {
        return Reduction.of(before, after, 0, Interval.CONFIDENCE);
    }
}
