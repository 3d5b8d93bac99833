package org.rekindle.data.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
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
                        "Column \"station\" holds numbers, but for \"c266\" in data row 8, read as"
                                + " missing: correct the file if that is wrong.",
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

    private static TextColumn mostly(String name, IntFunction<String> usual, String... odd) {
        return Sample.text(
                name,
                IntStream.range(0, 100).mapToObj(i -> i < odd.length ? odd[i] : usual.apply(i)));
    }

    @Test
    void limitsAreReadAsTheNumberBesideTheirSign() {
        ColumnReader reader = reader(ValueRules.USUAL);
        String[] odd = {"<0.5", "> 100", "≤2", "90+"};
        Column column = reader.input(mostly("lead", i -> "" + (i + 0.25), odd));
        assertThat(values(column)).containsExactly(0.5, 100, 2, 90);
        assertThat(column.missing()).isZero();
        assertThat(reader.steps().forms()).containsEntry("lead", "limit 1234.5");
        assertThat(reader.steps().notes())
                .containsExactly(
                        "Column \"lead\" holds limits (\"<0.5\", \"> 100\", \"≤2\", \"90+\") in 4 rows;"
                                + " each is read as the number behind or before its sign: \"<0.5\" is"
                                + " 0.5. If that is wrong, write numbers in their place.");
    }

    @Test
    void limitsWithADecimalCommaAndAUnitAreReadToo() {
        ColumnReader reader = reader(ValueRules.USUAL);
        Column column = reader.target(mostly("x", i -> i + ",5 mg", "<0,5 mg", "<0,5 mg"));
        assertThat(values(column)).containsExactly(0.5, 0.5, 2.5, 3.5);
    }

    @Test
    void limitsAmongFewNumbersStayTextAndAreTold() {
        ColumnReader reader = reader(ValueRules.USUAL);
        assertThat(reader.input(Sample.texts("n", "1", "2", "3", ">3")))
                .isInstanceOf(TextColumn.class);
        assertThat(reader.steps().notes())
                .containsExactly(
                        "Column \"n\" stays text, as some of its numbers are limits (\">3\"): if it is a"
                                + " quantity, write numbers in their place.");
        ColumnReader groups = reader(ValueRules.USUAL);
        groups.input(Sample.texts("age", "<18", "18+"));
        assertThat(groups.steps().notes()).isEmpty();
    }

    @Test
    void limitsAndAWordAmongNumbersAreEachRead() {
        ColumnReader reader = reader(ValueRules.USUAL);
        Column column = reader.input(mostly("x", i -> "" + i, "<0.5", "broken"));
        assertThat(values(column)).containsExactly(0.5, Double.NaN, 2, 3);
        assertThat(reader.steps().notes())
                .hasSize(2)
                .first()
                .isEqualTo(
                        "Column \"x\" holds numbers, but for \"broken\" in data row 2, read as missing:"
                                + " correct the file if that is wrong.");
    }

    private static String day(int i) {
        return LocalDate.of(2023, 1, 1).plusDays(i).toString();
    }

    @Test
    void anImpossibleDateIsMissingAndNamed() {
        ColumnReader reader = reader(ValueRules.USUAL);
        Column column =
                reader.input(mostly("day", ColumnReaderTest::day, "2023-01-09", "2023-02-30"));
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
        assertThat(reader.input(mostly("day", ColumnReaderTest::day, odd)))
                .isInstanceOf(TextColumn.class);
        assertThat(reader.steps().notes())
                .containsExactly(
                        "Column \"day\" stays text, as it holds dates, but for \"2023-02-30\","
                                + " \"2023-13-01\", \"2023-00-01\", \"soon\" in 5 rows (first in data row"
                                + " 1): correct these cells, or leave them empty.");
    }

    @Test
    void manyOddCellsKeepAColumnOfNumbersTextAndAreNamed() {
        ColumnReader reader = reader(ValueRules.USUAL);
        reader.input(mostly("x", i -> "" + i, "a1", "b2", "c3", "d4"));
        assertThat(reader.steps().notes())
                .containsExactly(
                        "Column \"x\" stays text, as it holds numbers, but for \"a1\", \"b2\", \"c3\","
                                + " \"d4\" in 4 rows (first in data row 1): correct these cells, or leave"
                                + " them empty.");
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
    void aMarkThatStaysAValueIsToldAndLeavesWhereItIsNamed() {
        ColumnReader reader = reader(ValueRules.USUAL);
        TextColumn country = Sample.texts("country", "NA", "ZA", "DE", "none");
        assertThat(reader.input(country).missing()).isZero();
        assertThat(reader.steps().notes())
                .containsExactly(
                        "\"NA\" is a value of \"country\", not a missing one, as it stands in 25 rows.",
                        "\"none\" is a value of \"country\", not a missing one, as it stands in 25 rows.");
        assertThat(reader.steps().suspects()).containsExactly("NA", "None");
        ColumnReader named = reader(missing("NA"));
        assertThat(named.input(country).missing()).isEqualTo(25);
        assertThat(reader(missing("None")).input(country).missing()).isEqualTo(25);
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
    void aUnitIsQuotedAsItStands() {
        ColumnReader reader = reader(ValueRules.USUAL);
        reader.input(Sample.texts("t", "5 °C", "7 °C"));
        assertThat(reader.steps().notes()).containsExactly("Text is read as numbers: t (with °C).");
    }

    @Test
    void cellsWithoutAUnitAreNotSaidToHaveAnother() {
        ColumnReader reader = reader(ValueRules.USUAL);
        reader.input(Sample.texts("w", "5 kg", "7 kg", "8"));
        assertThat(reader.steps().notes())
                .containsExactly(
                        "Column \"w\" stays text, as some of its numbers have a unit and some have none"
                                + " (\"5 kg\", \"8\"): write all in one unit.");
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
