package org.rekindle.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 %",
        "0.0004, <0.1 %",
        "0.004, 0.4 %",
        "0.05, 5 %",
        "0.07, 7 %",
        "0.0512, 5.1 %",
        "0.46, 46 %",
        "0.9921875, 99.2 %",
        "0.9999, >99.9 %",
        "1, 100 %",
        "-0.0004, >-0.1 %",
        "-0.156, -16 %",
        "-0.9999, <-99.9 %",
        "NaN, -"
    })
    void percentagesNeverHideTheLastUnit(double share, String text) {
        assertThat(NumberText.percent(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.0003, 0.0003", "0.1, 0.1", "1, 1", "1e-7, 1.0E-7", "1e30, 1.0E30"})
    void ratesAreWrittenPlainly(double value, String text) {
        assertThat(NumberText.rate(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.00111, +0.0011", "-0.02, -0.0200", "-0.00001, 0.0000", "0, 0.0000"})
    void changesAreSignedUnlessTheyRoundToNothing(double value, String text) {
        assertThat(NumberText.change(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1, row, 1 row",
        "0, row, 0 rows",
        "1094, row, '1,094 rows'",
        "2, class, 2 classes"
    })
    void countsAreWrittenAsWords(long number, String noun, String words) {
        assertThat(NumberText.count(number, noun)).isEqualTo(words);
    }
}
