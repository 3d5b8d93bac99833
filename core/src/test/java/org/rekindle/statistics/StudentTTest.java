package org.rekindle.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudentTTest {
    /** From the tables that every statistics book ends with. */
    @ParameterizedTest
    @CsvSource({
        "0.95, 1, 12.7062", "0.95, 2, 4.3027", "0.95, 3, 3.1824", "0.95, 4, 2.7764",
        "0.95, 9, 2.2622", "0.95, 10, 2.2281", "0.95, 30, 2.0423", "0.95, 120, 1.9799",
        "0.99, 4, 4.6041", "0.90, 7, 1.8946"
    })
    void quantilesAreThoseOfTheTables(double probability, int degrees, double t) {
        assertThat(StudentT.quantile(probability, degrees)).isCloseTo(t, within(5e-5));
    }

    @Test
    void theIntervalCoversTheMeanInAboutNineteenOfTwentyCases() {
        Random random = new Random(1);
        int covered = 0;
        for (int i = 0; i < 4000; i++) {
            double[] values = random.doubles(5).map(u -> 3 + random.nextGaussian()).toArray();
            covered += Interval.ofMean(values).orElseThrow().contains(3) ? 1 : 0;
        }
        assertThat(covered / 4000.0).isCloseTo(0.95, within(0.012));
    }

    @Test
    void oneValueHasNoInterval() {
        assertThat(Interval.ofMean(new double[] {0.9})).isEmpty();
    }

    /** The same tables: half of what lies outside of ±t lies above t. */
    @ParameterizedTest
    @CsvSource({
        "12.7062, 1, 0.025",
        "2.2622, 9, 0.025",
        "3.2498, 9, 0.005",
        "-2.2622, 9, 0.975",
        "0, 5, 0.5",
        "4.2968, 9, 0.001"
    })
    void tailsAreThoseOfTheTables(double t, int degrees, double tail) {
        assertThat(StudentT.upperTail(t, degrees)).isCloseTo(tail, within(2e-6));
    }
}
