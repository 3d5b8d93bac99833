package org.rekindle.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparklineTest {
    @Test
    void aHigherBlockIsALargerShare() {
        assertThat(Sparkline.of(new double[] {0.1, 0.2, 0.3, 0.5, 0.6, 0.8, 0.9}, 10))
                .isEqualTo("▁▂▃▄▅▆▇");
    }

    @Test
    void noneIsNotLittleAndAllIsNotNearlyAll() {
        assertThat(Sparkline.of(new double[] {0, 1e-9, 1 - 1e-9, 1}, 10)).isEqualTo("·▁▇█");
    }

    @Test
    void whatDivergedHasAMark() {
        assertThat(Sparkline.of(new double[] {0, Double.NaN}, 10)).isEqualTo("·×");
    }

    @Test
    void aLongRowShowsTheLargestOfSeveralAndKeepsTheFirst() {
        double[] shares = {1, 0, 0, 0, 0.5, 0, 0, 1};
        assertThat(Sparkline.of(shares, 5)).isEqualTo("█·▄·█");
        assertThat(Sparkline.sharesOfCell(shares.length, 5)).isEqualTo(2);
    }

    @Test
    void aRowIsNeverWiderThanItMayBe() {
        for (int shares = 1; shares < 300; shares++) {
            assertThat(Sparkline.of(new double[shares], 60).length())
                    .isBetween(Math.min(shares, 30), 60);
        }
        assertThat(Sparkline.of(new double[60], 60)).hasSize(60);
    }
}
