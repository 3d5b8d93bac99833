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
        assertThat(DurationForm.COLONS.read(word)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12", "1:2", "1:60", "1:00:60", "1:2:3:4", "3 days 1:00", "a:00", ":30"})
    void otherTextIsNone(String word) {
        assertThat(DurationForm.COLONS.read(word)).isEmpty();
        assertThat(DurationForm.COLONS.fits(List.of(word, "99:00"))).isFalse();
    }

    @Test
    void whatNoClockShowsIsADuration() {
        assertThat(DurationForm.COLONS.fits(List.of("12:34", "31:02"))).isTrue();
        assertThat(DurationForm.COLONS.fits(List.of("01:02.5", "14:00.1"))).isTrue();
        assertThat(DurationForm.COLONS.fits(List.of("3:45", "4:10", "12:01"))).isTrue();
        assertThat(DurationForm.COLONS.fits(List.of("02:05:13", "03:10:00"))).isTrue();
    }

    @Test
    void whatAClockShowsInTheAfternoonOrWithAZeroInFrontIsATimeOfDay() {
        assertThat(DurationForm.COLONS.fits(List.of("6:00", "13:30"))).isFalse();
        assertThat(DurationForm.COLONS.fits(List.of("06:00", "07:30"))).isFalse();
        assertThat(DurationForm.COLONS.fits(List.of("09:00:00", "23:59:59"))).isFalse();
        assertThat(DurationForm.COLONS.fits(List.of("6:00 PM", "7:30 AM"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT1H30M|5400",
                "P3D|259200",
                "P1W|604800",
                "-PT0.5S|-0.5",
                "P1DT12H|129600",
                "p1y|31556952",
                "P1M|2629746",
                "PT1M|60"
            })
    void periodsOfIsoAreSeconds(String word, double seconds) {
        assertThat(DurationForm.ISO.read(word)).hasValue(seconds);
        assertThat(DurationForm.ISO.fits(List.of(word, "PT5M"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3h 45m|13500",
                "1d 2h|93600",
                "1h30m|5400",
                "2 weeks 1 day|1296000",
                "1 hour and 5 minutes|3900",
                "1 hr, 30 mins|5400",
                "1,5h|5400",
                "90 sec|90"
            })
    void partsWithUnitsAreSeconds(String word, double seconds) {
        assertThat(DurationForm.UNITS.read(word)).hasValue(seconds);
        assertThat(DurationForm.UNITS.fits(List.of(word, "1d 1h", "5m"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"P", "PT", "P1H", "PT1D", "1m 2h", "3y 2m", "6'2\"", "h", "1a", "P3", ""})
    void namesAndCodesAreNoDurations(String word) {
        assertThat(DurationForm.ISO.read(word)).isEmpty();
        assertThat(DurationForm.UNITS.read(word)).isEmpty();
    }

    @Test
    void aColumnOfSinglePartsMayBeCodes() {
        assertThat(DurationForm.UNITS.fits(List.of("5m", "2d", "3h"))).isFalse();
    }
}
