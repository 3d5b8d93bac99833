package org.rekindle.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class HolmTest {
    /** By hand: 4 · 0.005, 3 · 0.01, 2 · 0.03, then 0.04, which is raised to the 0.06 before it. */
    @Test
    void theSmallestCountsOftenestAndNoneIsBelowASmallerOne() {
        assertThat(Holm.corrected(0.01, 0.04, 0.03, 0.005))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
    }

    @Test
    void noneIsAboveOneAndOneAloneIsLeftAsItIs() {
        assertThat(Holm.corrected(0.7, 0.8)).containsExactly(1, 1);
        assertThat(Holm.corrected(0.7)).containsExactly(0.7);
        assertThat(Holm.corrected()).isEmpty();
    }

    /** Of ten true hypotheses, one in forty families has a p-value below 0.025. */
    @Test
    void aFamilyOfTrueHypothesesIsSeldomRejected() {
        Random random = new Random(1);
        int rejected = 0;
        for (int family = 0; family < 20_000; family++) {
            double smallest = 1;
            for (double p : Holm.corrected(random.doubles(10).toArray())) {
                smallest = Math.min(smallest, p);
            }
            rejected += smallest < 0.025 ? 1 : 0;
        }
        assertThat(rejected / 20_000.0).isCloseTo(0.025, within(0.004));
    }
}
