package org.rekindle.data.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationFormTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12:34|754",
                "1:02:03|3723",
                "0:59.5|59.5",
                "-0:30|-30",
                "123:00|7380",
                "1 day, 0:00:01|86401",
                "0 days 01:02:03.25|3723.25",
                "-1 days +23:59:57|-3",
                " 2:00 |120"
            })
    void durationsAreInTheUnitOfTheirLastPart(String word, double number) {
        assertThat(DurationForm.read(word)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12", "1:2", "1:60", "1:00:60", "1:2:3:4", "3 days 1:00", "a:00", ":30"})
    void otherTextIsNone(String word) {
        assertThat(DurationForm.read(word)).isEmpty();
        assertThat(DurationForm.fits(List.of(word, "99:00"))).isFalse();
    }

    @Test
    void whatNoClockShowsIsADuration() {
        assertThat(DurationForm.fits(List.of("12:34", "31:02"))).isTrue();
        assertThat(DurationForm.fits(List.of("01:02.5", "14:00.1"))).isTrue();
        assertThat(DurationForm.fits(List.of("3:45", "4:10", "12:01"))).isTrue();
        assertThat(DurationForm.fits(List.of("02:05:13", "03:10:00"))).isTrue();
    }

    @Test
    void whatAClockShowsInTheAfternoonOrWithAZeroInFrontIsATimeOfDay() {
        assertThat(DurationForm.fits(List.of("6:00", "13:30"))).isFalse();
        assertThat(DurationForm.fits(List.of("06:00", "07:30"))).isFalse();
        assertThat(DurationForm.fits(List.of("09:00:00", "23:59:59"))).isFalse();
        assertThat(DurationForm.fits(List.of("6:00 PM", "7:30 AM"))).isFalse();
    }
}
