package org.rekindle.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BlockDesignTest {
    @Test
    void twoTreatmentsGiveThePairedStandardError() {
        double[] some = {0.80, 0.85, 0.93};
        double[] others = {0.81, 0.83, 0.90};
        BlockDesign design = new BlockDesign(new double[][] {some, others}, 0);
        PairedDifference pairs = PairedDifference.of(some, others);
        assertThat(design.difference(0, 1)).isCloseTo(pairs.mean(), within(1e-12));
        assertThat(design.standardError(0, 1))
                .isCloseTo(Math.sqrt(pairs.variance() / 3), within(1e-12));
        assertThat(design.degreesOfFreedom()).isEqualTo(2);
    }

    @Test
    void whatABlockDoesToAllCancelsOut() {
        double[][] values = {{1, 2, 4}, {2, 4, 3}, {3, 1, 5}};
        double[][] shifted = {{11, 2, 104}, {12, 4, 103}, {13, 1, 105}};
        assertThat(new BlockDesign(shifted, 0).standardError(0, 2))
                .isCloseTo(new BlockDesign(values, 0).standardError(0, 2), within(1e-9));
    }

    @Test
    void quietTreatmentsBorrowFromTheOthersAndANoisyOneDoesNotGain() {
        // Two treatments that agree by chance, and two that vary.
        double[][] values = {{1, 1, 1}, {1.1, 1.1, 1.1}, {0, 1, 2}, {2, 0, 1}};
        BlockDesign design = new BlockDesign(values, 0);
        assertThat(design.standardError(1, 0)).isGreaterThan(0.4);
        PairedDifference noisy = PairedDifference.of(values[2], values[3]);
        assertThat(design.standardError(2, 3))
                .isCloseTo(Math.sqrt(noisy.variance() / 3), within(1e-12));
    }

    @Test
    void theKnownErrorIsAddedOnce() {
        BlockDesign design = new BlockDesign(new double[][] {{1, 1}, {2, 2}}, 0.08);
        assertThat(design.standardError(0, 1)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    void oneBlockIsTooFew() {
        assertThatThrownBy(() -> new BlockDesign(new double[][] {{1}, {2}}, 0))
                .hasMessageContaining("two treatments and two blocks");
    }
}
