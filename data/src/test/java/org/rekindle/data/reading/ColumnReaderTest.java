package org.rekindle.data.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rekindle.data.Sample;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.DateColumn;
import org.rekindle.data.table.MarkedCells;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.TextColumn;

class ColumnReaderTest {
    private static ColumnReader reader(ValueRules rules, Column... others) {
        return new ColumnReader(
                Sample.table(others.length == 0 ? new Column[] {Sample.texts("z", "a")} : others),
                rules);
    }

    private static ValueRules missing(String... marks) {
        return new ValueRules(List.of(marks), false, Set.of(), false);
    }

    private static double[] values(Column column) {
        NumberColumn numbers = (NumberColumn) column;
        return IntStream.range(0, 4).mapToDouble(numbers::value).toArray();
    }

    @Test
    void marksAmongNumbersAreMissingInInputsAndTargets() {
        TextColumn text = Sample.texts("x", "1", ".", "2.5", "#DIV/0!");
        ColumnReader reader = reader(ValueRules.USUAL);
        assertThat(values(reader.input(text))).containsExactly(1, Double.NaN, 2.5, Double.NaN);
        assertThat(values(reader.target(text))).containsExactly(1, Double.NaN, 2.5, Double.NaN);
        assertThat(reader.steps().notes())
                .contains("Marks such as NA or ? are read as missing: x (50), x (50).");
    }

    @Test
    void marksAreMissingInTextButFrequentWordsAreNot() {
        ColumnReader reader = reader(ValueRules.USUAL);
        String[] often = {"red", "None", "blue", "?"};
        assertThat(((TextColumn) reader.input(Sample.texts("x", often))).dictionary())
                .containsExactly("red", "None", "blue");
        Stream<String> seldom =
                IntStream.range(0, 100).mapToObj(i -> i < 20 ? "None" : "c" + i % 3);
        assertThat(reader.input(Sample.text("x", seldom)).missing()).isEqualTo(20);
        assertThat(((TextColumn) reader.target(Sample.texts("y", often))).dictionary())
                .containsExactly("red", "None", "blue");
        assertThat(reader.target(Sample.texts("y", "yes", "NA", "no", "yes")).missing())
                .isEqualTo(25);
    }

    @Test
    void theUserAddsMarksAndSwitchesThemOff() {
        assertThat(reader(missing("unknown")).input(Sample.texts("x", "a", "Unknown")).missing())
                .isEqualTo(50);
        assertThat(values(reader(missing("-999")).input(Sample.numbers("x", 1, -999, 3))))
                .containsExactly(1, Double.NaN, 3, 1);
        assertThat(reader(missing("none")).input(Sample.texts("x", "a", "?")).missing()).isZero();
    }

    @Test
    void addedMarksAreNamed() {
        ColumnReader added = reader(missing("-999", "Unknown"));
        added.input(Sample.numbers("x", 1, -999, 3));
        assertThat(added.steps().notes())
                .containsExactly(
                        "Marks such as NA or ?, also -999, unknown, are read as missing: x (33).");
        ColumnReader only = reader(missing("none", "-999"));
        only.input(Sample.numbers("x", 1, -999, 3));
        assertThat(only.steps().notes())
                .containsExactly("The mark -999 alone is read as missing: x (33).");
    }

    @Test
    void marksThatWereTakenForMissingComeBack() {
        MarkedCells marks = new MarkedCells(Sample.ROWS);
        marks.put(1, "?");
        double[] values =
                IntStream.range(0, Sample.ROWS).mapToDouble(i -> i == 1 ? Double.NaN : 5).toArray();
        NumberColumn column = NumberColumn.of("x", values).withMarks(marks);
        assertThat(reader(ValueRules.USUAL).input(column)).isInstanceOf(NumberColumn.class);
        Column text = reader(missing("none")).input(column);
        assertThat(((TextColumn) text).dictionary()).containsExactly("5", "?");
    }

    @Test
    void infiniteNumbersAreMissingAndTold() {
        ColumnReader reader = reader(ValueRules.USUAL);
        Column column = reader.input(Sample.numbers("x", 1, Double.POSITIVE_INFINITY, 3, 4));
        assertThat(values(column)).containsExactly(1, Double.NaN, 3, 4);
        assertThat(column.missing()).isEqualTo(25);
        assertThat(reader.steps().notes())
                .containsExactly("Infinite numbers are read as missing: x (25).");
    }

    @Test
    void numbersWithMarksAreNumbersAndTold() {
        ColumnReader reader = reader(ValueRules.USUAL);
        assertThat(values(reader.input(Sample.texts("p", "5%", "NA", "7.5%", "8%"))))
                .containsExactly(5, Double.NaN, 7.5, 8);
        assertThat(values(reader.target(Sample.texts("k", "1,5", "2,5", "3", "4"))))
                .containsExactly(1.5, 2.5, 3, 4);
        assertThat(reader.steps().notes())
                .contains("Text is read as numbers: p (with %), k (as in 1.234,5).");
        assertThat(reader.steps().forms())
                .containsEntry("p", "number 1234.5")
                .containsEntry("k", "number 1.234,5");
    }

    @Test
    void aCommaIsDecimalWhereAnotherColumnShowsIt() {
        TextColumn unsure = Sample.texts("x", "1,234", "5,678", "1,111", "2,222");
        assertThat(values(reader(ValueRules.USUAL).input(unsure)))
                .containsExactly(1234, 5678, 1111, 2222);
        assertThat(values(reader(ValueRules.USUAL, unsure, Sample.texts("b", "0,5")).input(unsure)))
                .containsExactly(1.234, 5.678, 1.111, 2.222);
    }

    @Test
    void postCodesStayTextHoweverManyThereAre() {
        ColumnReader reader = reader(ValueRules.USUAL);
        TextColumn zip =
                Sample.text(
                        "zip",
                        IntStream.range(0, 300).mapToObj(i -> "%05d".formatted(300 * i + 7)));
        assertThat(reader.input(zip)).isInstanceOf(TextColumn.class);
        assertThat(reader.steps().notes())
                .containsExactly(
                        "Digits with leading zeros are codes, so they stay text: zip (such as 00007).");
        assertThat(reader.target(zip)).isInstanceOf(NumberColumn.class);
        TextColumn ragged =
                Sample.text("n", IntStream.range(0, 300).mapToObj(i -> (i == 5 ? "0" : "") + i));
        assertThat(reader.input(ragged)).isInstanceOf(NumberColumn.class);
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
                .startsWith("Column \"run\" holds numbers, but for \"DNF\" in 1 row");
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
    void textThatWouldBeNumbersOrDatesInOneFormIsPointedOut() {
        ColumnReader reader = reader(ValueRules.USUAL);
        reader.input(Sample.texts("weight", "5 kg", "300 g", "2 kg"));
        reader.input(Sample.texts("day", "2024-01-31", "2024-02-01", "1.3.2024"));
        reader.input(Sample.texts("house", "1a", "1b", "2a"));
        assertThat(reader.steps().notes())
                .containsExactly(
                        "Column \"weight\" stays text, as its numbers have different units (\"5 kg\","
                                + " \"300 g\"): write all in one unit.",
                        "Column \"day\" stays text, as its dates are written in different ways"
                                + " (\"2024-01-31\", \"1.3.2024\"): write all as year-month-day.");
    }

    @Test
    void codesWithIdleZerosStayText() {
        assertThat(reader(ValueRules.USUAL).input(Sample.texts("zip", "01234", "55555", "NA")))
                .isInstanceOf(TextColumn.class);
    }

    @Test
    void aFewOddCellsAmongManyNumbersAreNamed() {
        ColumnReader reader = reader(ValueRules.USUAL);
        Column column =
                reader.input(
                        Sample.text(
                                "station",
                                IntStream.range(0, 100)
                                        .mapToObj(
                                                i ->
                                                        i == 7
                                                                ? "c266"
                                                                : i % 10 == 0 ? "NA" : "" + i)));
        assertThat(column).isInstanceOf(NumberColumn.class);
        assertThat(column.missing()).isEqualTo(11);
        assertThat(reader.steps().notes())
                .containsExactly(
                        "Column \"station\" holds numbers, but for \"c266\" in 1 row, read as missing:"
                                + " correct the file if that is wrong.",
                        "Marks such as NA or ? are read as missing: station (10).");
        Stream<String> mixed = IntStream.range(0, 100).mapToObj(i -> i % 4 == 0 ? "c" + i : "" + i);
        assertThat(reader.input(Sample.text("x", mixed))).isInstanceOf(TextColumn.class);
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
    void aColumnOfMarksAloneIsMissing() {
        Column column = reader(ValueRules.USUAL).input(Sample.texts("x", "NA", "?"));
        assertThat(column.missing()).isEqualTo(Sample.ROWS);
    }

    @Test
    void dashesOfWordProcessorsAreMissing() {
        ColumnReader reader = reader(ValueRules.USUAL);
        Column read = reader.input(Sample.texts("x", "1.5", "\u2013", "2.5", "\u2014"));
        assertThat(read).isInstanceOf(NumberColumn.class);
        assertThat(read.missing()).isEqualTo(50);
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
}
