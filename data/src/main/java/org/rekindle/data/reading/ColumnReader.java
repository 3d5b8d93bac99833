package org.rekindle.data.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rekindle.data.DataException;
import org.rekindle.data.cell.DateForm;
import org.rekindle.data.cell.MissingMarks;
import org.rekindle.data.cell.MixedUnits;
import org.rekindle.data.cell.PlainNumber;
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
    private final MissingMarks marks;
    private final boolean refuseInfinite;
    private final ReadingSteps steps;
    private final TextNumbers textNumbers;
    private final TextDates textDates;

    public ColumnReader(Table table, ValueRules rules) {
        this.marks = MissingMarks.of(rules.missing());
        this.refuseInfinite = rules.refuseInfinite();
        this.steps = new ReadingSteps(marks);
        this.textNumbers = new TextNumbers(table, marks, steps);
        this.textDates = new TextDates(steps);
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
            return text(asText(raw), words);
        }
        if (marked != null) {
            steps.hasMarks(raw.name(), marked.count());
        }
        NumberColumn numbers = finite(withoutMarkedNumbers(raw));
        Optional<DateColumn> dates =
                words == WordMarks.INPUT && mayBeDates(numbers)
                        ? textDates.digits(asText(numbers).without(marks::contains))
                        : Optional.empty();
        return dates.isPresent() ? dates.get() : hinted(numbers);
    }

    /** Nearly all numbers look like 19580329. */
    private static boolean mayBeDates(NumberColumn numbers) {
        Set<Double> odd = new HashSet<>();
        for (int row = 0; row < numbers.rows(); row++) {
            double value = numbers.value(row);
            if (!Double.isNaN(value) && !DateForm.looksLikeDigits(value)) {
                odd.add(value);
                if (odd.size() > OddCells.MOST_WORDS) {
                    return false;
                }
            }
        }
        return numbers.missing() + odd.size() < numbers.rows();
    }

    /** With a hint where some number may be a mark. */
    private NumberColumn hinted(NumberColumn numbers) {
        SuspectNumber.in(numbers).ifPresent(suspect -> steps.hasSuspect(numbers.name(), suspect));
        return numbers;
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

    private static TextColumn asText(NumberColumn raw) {
        MarkedCells marked = raw.marks();
        Dictionary dictionary = new Dictionary();
        int[] codes = new int[raw.rows()];
        for (int row = 0; row < codes.length; row++) {
            if (marked != null && marked.isMarked(row)) {
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
        Optional<Column> meant = meaning(all, words);
        if (meant.isPresent()) {
            told(raw, all);
            return meant.get();
        }
        explain(all);
        TextColumn categories =
                raw.without(word -> marks.contains(word) && words.isMark(raw, marks, word));
        told(raw, categories);
        categories.dictionary().stream()
                .filter(marks::contains)
                .forEach(word -> steps.keepsMark(raw.name(), word, raw.count(word)));
        return categories;
    }

    /** Numbers or dates; empty where it is text. */
    private Optional<Column> meaning(TextColumn all, WordMarks words) {
        Optional<DateColumn> digits =
                words == WordMarks.INPUT ? textDates.digits(all) : Optional.empty();
        if (digits.isPresent()) {
            return Optional.of(digits.get());
        }
        Optional<NumberColumn> numbers = textNumbers.in(all, words);
        if (numbers.isPresent()) {
            return Optional.of(hinted(finite(numbers.get())));
        }
        return textDates.in(all).map(Column.class::cast);
    }

    /** Tells what keeps a column from being numbers or dates, if little does. */
    private void explain(TextColumn all) {
        Optional<MixedUnits> units = MixedUnits.in(all.dictionary());
        if (units.isPresent()) {
            steps.mixesUnits(all.name(), units.get());
            return;
        }
        textNumbers.oddAmongMost(all).ifPresent(odd -> steps.staysText("numbers", odd));
        textDates.explain(all);
    }

    private void told(TextColumn raw, TextColumn without) {
        if (without.missing() > raw.missing()) {
            steps.hasMarks(raw.name(), without.missing() - raw.missing());
        }
    }
}
