package org.rekindle.data.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rekindle.data.reading.Reading.mostly;
import static org.rekindle.data.reading.Reading.reader;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rekindle.data.Sample;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.DateColumn;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.TextColumn;

/** What {@link ColumnReader} makes of dates, times and durations. */
class DatesAndDurationsTest {
    private static String day(int i) {
        return LocalDate.of(2023, 1, 1).plusDays(i).toString();
    }

    private static double[] values(Column column) {
        NumberColumn numbers = (NumberColumn) column;
        return IntStream.range(0, 4).mapToDouble(numbers::value).toArray();
    }

    @Test
    void durationsAreNumbersAndTimesOfDayAnHour() {
        ColumnReader reader = reader(ValueRules.USUAL);
        assertThat(values(reader.input(Sample.texts("run", "1:02:03", "NA", "59:10", "0:01.5"))))
                .containsExactly(3723, Double.NaN, 3550, 1.5);
        assertThat(values(reader.target(Sample.texts("lap", "12:34", "45:10", "9:00", "8:59"))))
                .containsExactly(754, 2710, 540, 539);
        assertThat(((DateColumn) reader.input(Sample.texts("t", "06:00", "23:59"))).partNames())
                .containsExactly("hour");
        assertThat(reader.steps().notes())
                .contains(
                        "Durations become numbers: run (1:02:03 is 3723 seconds), lap (12:34 is 754, in"
                                + " the unit of the last part).",
                        "Dates become numbers: t (06:00 is time of day: hour).");
        assertThat(reader.steps().forms()).containsEntry("lap", "duration h:mm:ss");
    }

    @Test
    void aRunnerWhoDidNotFinishDoesNotMakeTextOfTheOthersTimes() {
        ColumnReader reader = reader(ValueRules.USUAL);
        Column column =
                reader.input(
                        Sample.text(
                                "run",
                                IntStream.range(0, 100)
                                        .mapToObj(
                                                i -> i == 7 ? "DNF" : 20 + i % 30 + ":3" + i % 7)));
        assertThat(column).isInstanceOf(NumberColumn.class);
        assertThat(column.missing()).isEqualTo(1);
        assertThat(reader.steps().notes())
                .first()
                .asString()
                .startsWith("Column \"run\" holds durations, but for \"DNF\" in data row 8, read");
    }

    @Test
    void datesAreShownAsPeopleWriteThemAndDoubtIsTold() {
        ColumnReader reader = reader(ValueRules.USUAL);
        reader.input(Sample.texts("a", "Jan-1-1995", "Feb-3-1995"));
        reader.input(Sample.texts("b", "2/2/2024", "1/2/2024"));
        reader.input(Sample.texts("c", "2/2/2024", "1/13/2024"));
        assertThat(reader.steps().notes())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("Dates become numbers: a (Jan-1-1995 is month-day-year: month,");
        assertThat(reader.steps().notes().get(1))
                .isEqualTo(
                        "Day and month cannot be told apart in \"b\"; the month is taken to come"
                                + " first: 1/2/2024 is January 2, 2024. If that is wrong, write the"
                                + " dates as year-month-day.");
    }

    @Test
    void datesGiveTheirPartsThatDiffer() {
        ColumnReader reader = reader(ValueRules.USUAL);
        Column dates = reader.input(Sample.texts("day", "2024-01-31", "2024-02-01", "NA"));
        assertThat(((DateColumn) dates).columns())
                .extracting(Column::name)
                .containsExactly("day.month", "day.day_of_week", "day.days_since_2024-01-31");
        assertThat(values(((DateColumn) dates).columns().get(2)))
                .containsExactly(0, 1, Double.NaN, 0);
        Column stamps = reader.input(Sample.texts("t", "1/2/2023 06:00", "1/3/2024 18:00"));
        assertThat(((DateColumn) stamps).columns())
                .extracting(Column::name)
                .containsExactly("t.year", "t.day_of_week", "t.hour", "t.days_since_2023-01-02");
        assertThat(values(((DateColumn) stamps).columns().get(3)))
                .containsExactly(0.25, 366.75, 0.25, 366.75);
    }

    @Test
    void numbersOfEightDigitsAreDatesIfAllAreAndEnoughDiffer() {
        double[] days = IntStream.range(0, 20).mapToDouble(i -> 19_580_301 + i).toArray();
        ColumnReader reader = reader(ValueRules.USUAL);
        assertThat(((DateColumn) reader.input(NumberColumn.of("day", days))).partNames())
                .containsExactly("day_of_week", "days_since_1958-03-01");
        assertThat(reader.steps().notes())
                .containsExactly(
                        "Dates become numbers: day (19580301 is year, month and day: day_of_week, days_since_1958-03-01).");
        assertThat(reader.target(NumberColumn.of("day", days))).isInstanceOf(NumberColumn.class);
        double[] id = days.clone();
        id[7] = 19_581_301;
        assertThat(reader.input(NumberColumn.of("id", id))).isInstanceOf(NumberColumn.class);
        assertThat(reader.input(Sample.numbers("few", 19_580_301, 19_580_302)))
                .isInstanceOf(NumberColumn.class);
    }

    @Test
    void anImpossibleDateIsMissingAndNamed() {
        ColumnReader reader = reader(ValueRules.USUAL);
        Column column =
                reader.input(mostly("day", DatesAndDurationsTest::day, "2023-01-09", "2023-02-30"));
        assertThat(column).isInstanceOf(DateColumn.class);
        assertThat(column.missing()).isEqualTo(1);
        assertThat(reader.steps().notes())
                .first()
                .isEqualTo(
                        "Column \"day\" holds dates, but for \"2023-02-30\" in data row 2, read as"
                                + " missing: correct the file if that is wrong.");
    }

    @Test
    void theDayFirstIsFoundAlthoughADateIsImpossible() {
        Column column =
                reader(ValueRules.USUAL)
                        .input(
                                mostly(
                                        "day",
                                        i -> 1 + i % 28 + "/" + (1 + i % 12) + "/2023",
                                        "31/02/2023"));
        assertThat(column).isInstanceOf(DateColumn.class);
        assertThat(column.missing()).isEqualTo(1);
    }

    @Test
    void manyImpossibleDatesKeepAColumnTextAndAreNamed() {
        ColumnReader reader = reader(ValueRules.USUAL);
        String[] odd = {"2023-02-30", "2023-13-01", "2023-00-01", "soon", "2023-02-30"};
        assertThat(reader.input(mostly("day", DatesAndDurationsTest::day, odd)))
                .isInstanceOf(TextColumn.class);
        assertThat(reader.steps().notes())
                .containsExactly(
                        "Column \"day\" stays text, as it holds dates, but for \"2023-02-30\","
                                + " \"2023-13-01\", \"2023-00-01\", \"soon\" in 5 rows (first in data row"
                                + " 1): correct these cells, or leave them empty.");
    }

    @Test
    void anImpossibleDateOfEightDigitsDoesNotHideTheOthers() {
        ColumnReader reader = reader(ValueRules.USUAL);
        double[] days = IntStream.range(0, 100).mapToDouble(i -> 19_580_401 + i % 30).toArray();
        days[3] = 14_021_983;
        days[9] = 0;
        Column numbers = reader.input(NumberColumn.of("n", days));
        assertThat(numbers).isInstanceOf(DateColumn.class);
        assertThat(numbers.missing()).isEqualTo(2);
        Column text =
                reader.input(mostly("t", i -> "" + (19_580_401 + i % 30), "00000000", "14021983"));
        assertThat(text).isInstanceOf(DateColumn.class);
        assertThat(reader.steps().notes())
                .contains(
                        "Column \"n\" holds dates, but for \"14021983\", \"0\" in 2 rows (first in data"
                                + " row 4), read as missing: correct the file if that is wrong.")
                .anyMatch(note -> note.contains("\"00000000\", \"14021983\" in 2 rows"));
    }

    @Test
    void durationsWithUnitsAreSeconds() {
        ColumnReader reader = reader(ValueRules.USUAL);
        assertThat(values(reader.input(Sample.texts("a", "PT1H30M", "NA", "P3D", "PT5S"))))
                .containsExactly(5400, Double.NaN, 259_200, 5);
        assertThat(values(reader.input(Sample.texts("b", "3h 45m", "1d 2h", "5m", "NA"))))
                .containsExactly(13_500, 93_600, 300, Double.NaN);
        assertThat(reader.steps().notes())
                .contains(
                        "Durations become numbers: a (PT1H30M is 5400 seconds), b (3h 45m is 13500"
                                + " seconds).");
        assertThat(reader.steps().forms())
                .containsEntry("a", "duration PnDTnHnMnS")
                .containsEntry("b", "duration 1d 2h 3m 4s");
    }

    @Test
    void differentOffsetsOfTimeStampsAreTold() {
        ColumnReader reader = reader(ValueRules.USUAL);
        Column mixed =
                reader.input(
                        Sample.texts(
                                "a", "2024-01-31T12:00:00+01:00", "2024-07-31T12:00:00+02:00"));
        assertThat(values(((DateColumn) mixed).columns().get(1))).containsExactly(11, 10, 11, 10);
        reader.input(Sample.texts("b", "2024-01-31 12:00+01:00", "2024-07-31 12:00"));
        reader.input(Sample.texts("c", "2024-01-31 12:00Z", "2024-07-31 12:00+00"));
        assertThat(reader.steps().notes().subList(1, 3))
                .containsExactly(
                        "Time stamps in \"a\" have different offsets (+01:00, +02:00): all are read in"
                                + " UTC.",
                        "Time stamps in \"b\" have an offset (+01:00) in some cells alone: all are read"
                                + " in UTC, those without one as they stand.");
        assertThat(reader.steps().notes()).hasSize(3);
    }
}
