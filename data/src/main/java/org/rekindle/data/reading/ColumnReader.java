package org.rekindle.data.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.DataException;
import org.rekindle.data.cell.DateForm;
import org.rekindle.data.cell.MissingMarks;
import org.rekindle.data.cell.NumberForm;
import org.rekindle.data.cell.PlainNumber;
import org.rekindle.data.cell.Separators;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.DateColumn;
import org.rekindle.data.table.Dictionary;
import org.rekindle.data.table.MarkedCells;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.NumberTarget;
import org.rekindle.data.table.Table;
import org.rekindle.data.table.TextColumn;

/**
 * Decides what the cells of a column mean, whatever kind of file they come from: nothing, numbers,
 * dates or text.
 */
public final class ColumnReader {
    /** Of the rows of a column of numbers, the share that may hold something else. */
    private static final double MOST_ODD_ROWS = 0.05;

    /** How many different things that may be. */
    private static final int MOST_ODD_WORDS = 3;

    /** Fewer numbers do not show that a column is one of numbers. */
    private static final int FEWEST_NUMBERS = 20;

    private final Table table;
    private final MissingMarks marks;
    private final boolean refuseInfinite;
    private final ReadingSteps steps = new ReadingSteps();
    private @Nullable Boolean commasAreDecimal;

    public ColumnReader(Table table, ValueRules rules) {
        this.table = table;
        this.marks = MissingMarks.of(rules.missing());
        this.refuseInfinite = rules.refuseInfinite();
    }

    /** What was done, for the user. */
    public ReadingSteps steps() {
        return steps;
    }

    /** A column that becomes inputs. */
    public Column input(Column raw) {
        return read(raw, WordMarks.INPUT);
    }

    /** The column that is predicted. */
    public Column target(Column raw) {
        return read(raw, WordMarks.TARGET);
    }

    private Column read(Column raw, WordMarks words) {
        if (raw instanceof NumberColumn numbers) {
            return numbers(numbers, words);
        }
        return raw instanceof TextColumn text ? text(text, words) : raw;
    }

    private Column numbers(NumberColumn raw, WordMarks words) {
        MarkedCells marked = raw.marks();
        if (marked != null && !marked.marks().stream().allMatch(marks::contains)) {
            return text(asText(raw, marked), words);
        }
        if (marked != null) {
            steps.hasMarks(raw.name(), marked.count());
        }
        return finite(withoutMarkedNumbers(raw));
    }

    /** Numbers may be marks, too, such as -999. */
    private NumberColumn withoutMarkedNumbers(NumberColumn raw) {
        double[] marked =
                marks.marks().stream()
                        .flatMap(mark -> Optional.ofNullable(PlainNumber.read(mark)).stream())
                        .mapToDouble(Double::doubleValue)
                        .toArray();
        if (marked.length == 0) {
            return raw;
        }
        NumberColumn rest =
                NumberColumn.of(
                        raw.name(),
                        row -> isAmong(marked, raw.value(row)) ? Double.NaN : raw.value(row),
                        raw.rows());
        if (rest.missing() > raw.missing()) {
            steps.hasMarks(raw.name(), rest.missing() - raw.missing());
        }
        return rest;
    }

    private static boolean isAmong(double[] numbers, double value) {
        for (double number : numbers) {
            if (number == value) {
                return true;
            }
        }
        return false;
    }

    private NumberColumn finite(NumberColumn raw) {
        if (raw.infinite() == 0) {
            return raw;
        }
        if (refuseInfinite) {
            int row = 0;
            while (!Double.isInfinite(raw.value(row))) {
                row++;
            }
            throw new DataException(
                    DataException.Reason.INFINITE,
                    List.of(raw.name()),
                    Sentence.of(
                            "column \"%s\" holds %s in data row %,d; every number must be finite and"
                                    + " fit a double",
                            raw.name(), raw.value(row), row + 1));
        }
        steps.hasInfinities(raw.name(), raw.infinite());
        return NumberColumn.of(
                raw.name(),
                row -> Double.isInfinite(raw.value(row)) ? Double.NaN : raw.value(row),
                raw.rows());
    }

    private static TextColumn asText(NumberColumn raw, MarkedCells marked) {
        Dictionary dictionary = new Dictionary();
        int[] codes = new int[raw.rows()];
        for (int row = 0; row < codes.length; row++) {
            if (marked.isMarked(row)) {
                codes[row] = dictionary.code(marked.mark(row));
            } else {
                codes[row] =
                        raw.isMissing(row)
                                ? TextColumn.MISSING
                                : dictionary.code(NumberTarget.label(raw.value(row)));
            }
        }
        return new TextColumn(raw.name(), codes, dictionary.words());
    }

    private Column text(TextColumn raw, WordMarks words) {
        TextColumn all = raw.without(marks::contains);
        if (all.dictionary().isEmpty()) {
            told(raw, all);
            return all;
        }
        Optional<Column> numbers = numbers(all);
        if (numbers.isPresent()) {
            told(raw, all);
            return numbers.get();
        }
        Optional<DateForm> date =
                all.dictionary().size() > 1 ? DateForm.of(all.dictionary()) : Optional.empty();
        if (date.isPresent()) {
            told(raw, all);
            DateColumn dates = new DateColumn(all, date.get());
            steps.readDates(raw.name(), date.get(), dates.partNames());
            return dates;
        }
        TextColumn categories =
                raw.without(word -> marks.contains(word) && words.isMark(raw, word));
        told(raw, categories);
        return categories;
    }

    private void told(TextColumn raw, TextColumn without) {
        if (without.missing() > raw.missing()) {
            steps.hasMarks(raw.name(), without.missing() - raw.missing());
        }
    }

    private Optional<Column> numbers(TextColumn all) {
        Optional<NumberForm> form = NumberForm.of(all.dictionary(), false);
        if (form.isEmpty()) {
            return nearlyNumbers(all);
        }
        if (form.get().isPlain() && isCode(all)) {
            return Optional.empty();
        }
        NumberForm chosen =
                form.get().separators() == Separators.COMMA_THOUSANDS && commasAreDecimal()
                        ? NumberForm.of(all.dictionary(), true).orElseThrow()
                        : form.get();
        steps.readNumbers(all.name(), chosen);
        return Optional.of(finite(numbers(all, chosen)));
    }

    private static NumberColumn numbers(TextColumn text, NumberForm form) {
        double[] byCode =
                text.dictionary().stream()
                        .mapToDouble(word -> form.read(word).orElse(Double.NaN))
                        .toArray();
        return NumberColumn.of(
                text.name(),
                row -> text.isMissing(row) ? Double.NaN : byCode[text.code(row)],
                text.rows());
    }

    /** Numbers with leading zeros are names, not quantities, if few enough to be categories. */
    private static boolean isCode(TextColumn text) {
        return text.dictionary().size() <= TextColumn.MOST_CATEGORIES
                && text.dictionary().stream().anyMatch(word -> word.matches("0\\d.*"));
    }

    /** A slip of the pen does not make text of a column of numbers, and is named. */
    private Optional<Column> nearlyNumbers(TextColumn all) {
        List<String> odd = new ArrayList<>();
        List<String> fitting = new ArrayList<>();
        for (String word : all.dictionary()) {
            (PlainNumber.read(word) == null ? odd : fitting).add(word);
            if (odd.size() > MOST_ODD_WORDS) {
                return Optional.empty();
            }
        }
        TextColumn rest = all.without(odd::contains);
        int oddRows = rest.missing() - all.missing();
        int filled = all.rows() - all.missing();
        if (fitting.size() < FEWEST_NUMBERS || oddRows > MOST_ODD_ROWS * filled) {
            return Optional.empty();
        }
        steps.hasOddCells(all.name(), odd, oddRows);
        return Optional.of(finite(numbers(rest, NumberForm.PLAIN)));
    }

    /** Whether some column of the table shows that a comma stands before a fraction. */
    private boolean commasAreDecimal() {
        if (commasAreDecimal == null) {
            commasAreDecimal =
                    table.columns().stream()
                            .filter(TextColumn.class::isInstance)
                            .map(column -> ((TextColumn) column).without(marks::contains))
                            .anyMatch(column -> NumberForm.showsDecimalComma(column.dictionary()));
        }
        return commasAreDecimal;
    }
}
