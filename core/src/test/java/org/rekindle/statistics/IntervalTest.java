package org.rekindle.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IntervalTest {
    /** Worked out by hand from Wilson's formula. */
    @Test
    void theRangeOfAShareIsWilsons() {
        Interval interval = Interval.ofShare(8, 10);
        assertThat(interval.low()).isCloseTo(0.4902, within(1e-4));
        assertThat(interval.high()).isCloseTo(0.9433, within(1e-4));
    }

    @Test
    void noneAndAllReachTheEndsExactly() {
        assertThat(Interval.ofShare(0, 100).low()).isZero();
        assertThat(Interval.ofShare(0, 100).high()).isCloseTo(0.0370, within(1e-4));
        assertThat(Interval.ofShare(100, 100).high()).isEqualTo(1);
    }
}
