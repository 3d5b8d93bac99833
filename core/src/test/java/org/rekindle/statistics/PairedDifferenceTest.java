package org.rekindle.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedDifferenceTest {
    @Test
    void whatASeedDoesToBothCancelsOut() {
        PairedDifference gain =
                PairedDifference.of(new double[] {0.3, 0.6, 0.9}, new double[] {0.2, 0.5, 0.8});
        assertThat(gain.mean()).isCloseTo(0.1, within(1e-12));
        Interval interval = gain.interval().orElseThrow();
        assertThat(interval.low()).isCloseTo(0.1, within(1e-9));
        assertThat(interval.high()).isCloseTo(0.1, within(1e-9));
    }

    /** Differences 1, 2, 3: mean 2, s² = 1, and t for 2 degrees of freedom is 4.3027. */
    @Test
    void theIntervalIsStudentsOfTheDifferences() {
        PairedDifference gain = PairedDifference.of(new double[] {2, 4, 6}, new double[] {1, 2, 3});
        assertThat(gain.variance()).isEqualTo(1);
        Interval interval = gain.interval().orElseThrow();
        assertThat(interval.high() - 2).isCloseTo(4.30265 / Math.sqrt(3), within(1e-4));
        Interval wider = gain.interval(3).orElseThrow();
        assertThat(wider.high() - 2).isCloseTo(2 * 4.30265 / Math.sqrt(3), within(1e-4));
    }

    @Test
    void onePairHasNoInterval() {
        PairedDifference gain = PairedDifference.of(new double[] {1}, new double[] {0});
        assertThat(gain.interval()).isEmpty();
        assertThat(gain.mean()).isEqualTo(1);
        assertThat(PairedDifference.of(new double[0], new double[0]).mean()).isNaN();
    }

    @Test
    void unequalNumbersAreRefused() {
        assertThatThrownBy(() -> PairedDifference.of(new double[2], new double[3]))
                .hasMessage("both sides need the same number of values, but they have 2 and 3");
    }

    /**
     * Differences 1, 2, 3: t = 2 · √3; for 2 degrees of freedom P(T > t) = ½ − t / (2 √(2 + t²)).
     */
    @Test
    void thePValueIsStudentsOfTheDifferences() {
        PairedDifference gain = PairedDifference.of(new double[] {2, 4, 6}, new double[] {1, 2, 3});
        double t = 2 * Math.sqrt(3);
        assertThat(gain.pValue(0)).isCloseTo(0.5 - t / (2 * Math.sqrt(2 + t * t)), within(1e-12));
        double half = t / 2;
        assertThat(gain.pValue(3))
                .isCloseTo(0.5 - half / (2 * Math.sqrt(2 + half * half)), within(1e-12));
    }

    @Test
    void thePValueOfDifferencesThatAreAllEqualIsZeroOrOne() {
        assertThat(PairedDifference.of(new double[] {2, 2}, new double[] {1, 1}).pValue(0))
                .isZero();
        assertThat(PairedDifference.of(new double[2], new double[2]).pValue(0)).isEqualTo(1);
        assertThat(PairedDifference.of(new double[] {1}, new double[1]).pValue(0)).isEqualTo(1);
    }
}
