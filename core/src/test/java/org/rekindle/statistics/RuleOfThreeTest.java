package org.rekindle.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleOfThreeTest {
    @ParameterizedTest
    @ValueSource(ints = {50, 300, 10_000})
    void aRateAtTheBoundIsMissedOnceInTwentyTimes(int samples) {
        double missed = Math.pow(1 - RuleOfThree.upperBound(samples), samples);
        assertThat(missed).isCloseTo(0.05, within(0.006));
    }

    @Test
    void threeHundredSamplesBoundARateByOnePercent() {
        assertThat(RuleOfThree.upperBound(300)).isEqualTo(0.01);
        assertThat(RuleOfThree.samplesFor(0.01)).isEqualTo(300);
    }

    @Test
    void noRateIsAboveOne() {
        assertThat(RuleOfThree.upperBound(2)).isEqualTo(1);
    }
}
