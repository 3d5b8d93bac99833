package org.rekindle.data.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rekindle.data.reading.Reading.mostly;
import static org.rekindle.data.reading.Reading.reader;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rekindle.data.Sample;
import org.rekindle.data.storage.ColumnStore;
import org.rekindle.data.storage.Storage;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.MarkedCells;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.TextColumn;

class ColumnReaderTest {
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
        ColumnStore store = ColumnStore.of(Storage.WHERE_IT_FITS, Sample.ROWS, 1, ColumnStore.MARK);
        MarkedCells marks = new MarkedCells(store.marks());
        marks.addNone();
        marks.add("?");
        IntStream.range(2, Sample.ROWS).forEach(row -> marks.addNone());
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
}
