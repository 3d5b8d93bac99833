package org.rekindle.data.preparation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Names;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.Table;
import org.rekindle.data.table.TextColumn;
import org.rekindle.text.NumberText;

/**
 * Columns that say nothing about new rows, as a rule: row numbers, ids, names, free text. With
 * sorted rows, a row number even gives the answer away.
 *
 * @param columns the ones that stay
 * @param leftOut the others
 * @param onlyOnes those that stay because nothing else would be left
 * @param mayMeasure those of the others that count the rows and whose name does not say so, such as
 *     hours: they may be quantities
 */
record UselessColumns(
        List<Column> columns,
        List<LeftOut> leftOut,
        List<LeftOut> onlyOnes,
        List<String> mayMeasure) {
    /** With fewer rows it shows nothing that all values differ. */
    private static final int FEWEST_ROWS = 20;

    /** The share of rows with a value that must hold the number of their row. */
    private static final double MOST_ROWS = 0.8;

    /** The share of different values from which text counts as names. */
    private static final double NEARLY_ALL = 0.9;

    /** The rows that some value of many must have, or the column is one of names. */
    private static final int FREQUENT = 10;

    /** The words in a cell, on average, from which differing text counts as free text. */
    private static final int WORDS_OF_FREE_TEXT = 4;

    private static final Pattern HASH = Pattern.compile("(0x)?[0-9a-fA-F-]{8,}");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    /**
     * Sorts columns.
     *
     * @param candidates all that could be inputs
     * @param table where they come from
     * @param keep the names of those that stay, whatever they look like
     * @throws DataException when nothing else is left
     */
    static UselessColumns of(List<Column> candidates, Table table, Set<String> keep) {
        List<Column> columns = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Column column : candidates) {
            Optional<String> why =
                    keep.contains(column.name()) ? Optional.empty() : why(column, table);
            why.ifPresentOrElse(
                    reason -> leftOut.add(new LeftOut(column.name(), reason)),
                    () -> columns.add(column));
        }
        if (!columns.isEmpty()) {
            return new UselessColumns(
                    columns,
                    leftOut,
                    List.of(),
                    candidates.stream()
                            .filter(column -> countsRows(column, table))
                            .filter(column -> !columns.contains(column))
                            .map(Column::name)
                            .filter(name -> !IndexNames.isCounter(name, table))
                            .toList());
        }
        List<Column> numbers = candidates.stream().filter(NumberColumn.class::isInstance).toList();
        if (numbers.isEmpty()) {
            List<String> names = candidates.stream().map(Column::name).toList();
            throw new DataException(
                    DataException.Reason.NOTHING_BUT_NAMES,
                    names,
                    "nothing is left to learn from: %s"
                            .formatted(
                                    Names.abbreviate(
                                            leftOut.stream()
                                                    .map(
                                                            one ->
                                                                    "\"%s\" %s"
                                                                            .formatted(
                                                                                    one.column(),
                                                                                    one.why()))
                                                    .toList())));
        }
        // A curve y = f(x) may be sampled at 1, 2, 3, ...
        Set<String> stay = numbers.stream().map(Column::name).collect(Collectors.toSet());
        Map<Boolean, List<LeftOut>> byStay =
                leftOut.stream()
                        .collect(Collectors.partitioningBy(one -> stay.contains(one.column())));
        return new UselessColumns(
                numbers,
                byStay.getOrDefault(false, List.of()),
                byStay.getOrDefault(true, List.of()),
                List.of());
    }

    private static Optional<String> why(Column column, Table table) {
        int filled = column.rows() - column.missing();
        if (filled < FEWEST_ROWS) {
            return Optional.empty();
        }
        if (column instanceof NumberColumn numbers) {
            return why(numbers, table);
        }
        return column instanceof TextColumn text ? why(text, filled) : Optional.empty();
    }

    private static Optional<String> why(NumberColumn column, Table table) {
        if (countsRows(column, table)) {
            return Optional.of(
                    Sentence.of(
                            "counts the rows, from %d to %,d",
                            countsRows(column, table, 0) ? 0 : 1, lastNumber(column)));
        }
        boolean index = IndexNames.isIndex(column.name(), table);
        if ((index || IndexNames.isId(column.name())) && isDistinctWholeNumbers(column)) {
            return Optional.of(
                    "has another number in every row, like " + (index ? "an index" : "an id"));
        }
        return Optional.empty();
    }

    private static boolean countsRows(Column column, Table table) {
        return column instanceof NumberColumn numbers
                && (countsRows(numbers, table, 0) || countsRows(numbers, table, 1));
    }

    private static boolean countsRows(NumberColumn column, Table table, int first) {
        if (column.rows() - column.missing() < MOST_ROWS * column.rows()) {
            return false;
        }
        for (int row = 0; row < column.rows(); row++) {
            double value = column.value(row);
            if (!Double.isNaN(value) && value != table.rowNumber(row) + first) {
                return false;
            }
        }
        return true;
    }

    private static long lastNumber(NumberColumn column) {
        int row = column.rows() - 1;
        while (column.isMissing(row)) {
            row--;
        }
        return (long) column.value(row);
    }

    private static boolean isDistinctWholeNumbers(NumberColumn column) {
        double[] values =
                IntStream.range(0, column.rows())
                        .mapToDouble(column::value)
                        .filter(value -> !Double.isNaN(value))
                        .sorted()
                        .toArray();
        return IntStream.range(0, values.length)
                .allMatch(
                        i ->
                                values[i] == Math.rint(values[i])
                                        && (i == 0 || values[i] != values[i - 1]));
    }

    private static Optional<String> why(TextColumn column, int filled) {
        int different = column.dictionary().size();
        boolean nearlyAllDiffer = different >= NEARLY_ALL * filled;
        boolean many = different > TextColumn.MOST_CATEGORIES;
        boolean noneFrequent = many && IntStream.of(column.counts()).noneMatch(n -> n >= FREQUENT);
        if (!nearlyAllDiffer && !noneFrequent) {
            return Optional.empty();
        }
        double words =
                column.dictionary().stream()
                        .mapToInt(text -> 1 + (int) SPACES.matcher(text.strip()).results().count())
                        .average()
                        .orElse(0);
        return Optional.of(
                words >= WORDS_OF_FREE_TEXT
                        ? Sentence.of("is free text with %,d different values", different)
                        : Sentence.of(
                                "has %,d different values in %s, like %s",
                                different,
                                NumberText.count(filled, "row"),
                                isHash(column) ? "hashes or keys" : "a name"));
    }

    private static boolean isHash(TextColumn column) {
        return column.dictionary().stream().allMatch(word -> HASH.matcher(word).matches());
    }

    /** What was done, for the user. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!leftOut.isEmpty()) {
            notes.add("Left out: " + listed(leftOut) + ".");
        }
        if (!onlyOnes.isEmpty()) {
            notes.add("Kept, because no other input is left: " + listed(onlyOnes) + ".");
        }
        if (!mayMeasure.isEmpty()) {
            notes.add(
                    "What counts the rows may also measure something, such as time or a dose: keep %s if it does, and is known for new rows."
                            .formatted(Names.abbreviate(mayMeasure)));
        }
        return notes;
    }

    private static String listed(List<LeftOut> ones) {
        return Names.abbreviate(
                ones.stream().map(one -> one.column() + " " + one.why()).toList(), "; ");
    }
}
