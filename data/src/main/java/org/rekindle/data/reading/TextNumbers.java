package org.rekindle.data.reading;

import org.jspecify.annotations.Nullable;
import org.rekindle.data.cell.DurationForm;
import org.rekindle.data.cell.MissingMarks;
import org.rekindle.data.cell.NumberForm;
import org.rekindle.data.cell.PlainNumber;
import org.rekindle.data.cell.Separators;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.Table;
import org.rekindle.data.table.TextColumn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Numbers and durations in columns of text. */
final class TextNumbers {
    /** Of the rows of a column of numbers, the share that may hold something else. */
    private static final double MOST_ODD_ROWS = 0.05;

    /** How many different things that may be. */
    private static final int MOST_ODD_WORDS = 3;

    /** Fewer numbers do not show that a column is one of numbers. */
    private static final int FEWEST_NUMBERS = 20;

    private static final Pattern LEADING_ZERO = Pattern.compile("0\\d.*");
    private static final Predicate<String> DIGITS = Pattern.compile("\\d+").asMatchPredicate();

    private final Table table;
    private final MissingMarks marks;
    private final ReadingSteps steps;
    private @Nullable Boolean commasAreDecimal;

    /**
     * @param table whose other columns may show how numbers are written
     * @param steps told what was done
     */
    TextNumbers(Table table, MissingMarks marks, ReadingSteps steps) {
        this.table = table;
        this.marks = marks;
        this.steps = steps;
    }

    /**
     * The numbers of a column; empty where it holds something else.
     *
     * @param all without what means "missing"; at least one value
     */
    Optional<NumberColumn> in(TextColumn all, WordMarks use) {
        if (all.dictionary().size() > 1 && DurationForm.fits(all.dictionary())) {
            steps.readDurations(all.name(), all.dictionary());
            return Optional.of(numbers(all, DurationForm::read));
        }
        Optional<NumberForm> form = NumberForm.of(all.dictionary(), false);
        if (form.isEmpty()) {
            return nearlyNumbers(all);
        }
        if (form.get().isPlain() && isCode(all, use)) {
            return Optional.empty();
        }
        NumberForm chosen =
                form.get().separators() == Separators.COMMA_THOUSANDS && commasAreDecimal()
                        ? NumberForm.of(all.dictionary(), true).orElseThrow()
                        : form.get();
        steps.readNumbers(all.name(), chosen);
        return Optional.of(numbers(all, chosen::read));
    }

    private static NumberColumn numbers(TextColumn text, Function<String, OptionalDouble> read) {
        double[] byCode =
                text.dictionary().stream()
                        .mapToDouble(word -> read.apply(word).orElse(Double.NaN))
                        .toArray();
        return NumberColumn.of(
                text.name(),
                row -> text.isMissing(row) ? Double.NaN : byCode[text.code(row)],
                text.rows());
    }

    /**
     * Digits with leading zeros are names, not quantities: if all have the same length, as post
     * codes have, or if they are few enough to be categories. As a target, only the latter.
     */
    private boolean isCode(TextColumn text, WordMarks use) {
        List<String> words = text.dictionary();
        Optional<String> zeroLed =
                words.stream().filter(word -> LEADING_ZERO.matcher(word).matches()).findFirst();
        boolean isFew = words.size() <= TextColumn.MOST_CATEGORIES;
        if (zeroLed.isEmpty() || !(isFew || (use == WordMarks.INPUT && haveOneLength(words)))) {
            return false;
        }
        steps.readCodes(text.name(), zeroLed.get());
        return true;
    }

    private static boolean haveOneLength(List<String> words) {
        int length = words.get(0).length();
        return words.stream().allMatch(word -> word.length() == length && DIGITS.test(word));
    }

    /** A slip of the pen does not make text of a column of numbers, and is named. */
    private Optional<NumberColumn> nearlyNumbers(TextColumn all) {
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
        return Optional.of(numbers(rest, NumberForm.PLAIN::read));
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
