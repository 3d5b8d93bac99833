package org.rekindle.data.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rekindle.data.Sample;

class SuspectNumberTest {
    private static boolean isFound(double... pattern) {
        return SuspectNumber.in(Sample.numbers("x", pattern)).isPresent();
    }

    @Test
    void ninesFarFromTheOthersAreFound() {
        assertThat(SuspectNumber.in(Sample.numbers("x", 20, -999, 31, 25)))
                .hasValue(new SuspectNumber("-999", 25));
        assertThat(isFound(-4, 3, -99)).isTrue();
        assertThat(isFound(1, 2, 99)).isTrue();
        assertThat(isFound(100, 5000, -9999)).isTrue();
        assertThat(isFound(0.1, 0.7, 999.9)).isTrue();
        assertThat(isFound(0.1, 0.7, 1e20)).isTrue();
    }

    @Test
    void otherNumbersAreNot() {
        assertThat(isFound(20, 31, -1)).isFalse();
        assertThat(isFound(20, 31, 1000)).isFalse();
        assertThat(isFound(1, 60, 99)).isFalse();
        assertThat(isFound(-900, 900, -999)).isFalse();
        assertThat(isFound(0, 999)).isFalse();
        assertThat(isFound(Double.NaN)).isFalse();
    }

    @Test
    void aSingleCellIsAnOutlier() {
        double[] values = new double[Sample.ROWS];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 7;
        }
        values[3] = -999;
        assertThat(isFound(values)).isFalse();
        values[4] = -999;
        assertThat(isFound(values)).isTrue();
    }
}
