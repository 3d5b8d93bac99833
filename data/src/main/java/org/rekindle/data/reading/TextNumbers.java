package org.rekindle.data.reading;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.cell.DurationForm;
import org.rekindle.data.cell.MissingMarks;
import org.rekindle.data.cell.NumberForm;
import org.rekindle.data.cell.PlainNumber;
import org.rekindle.data.cell.Separators;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.Table;
import org.rekindle.data.table.TextColumn;

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
        Optional<TextColumn> plain = fitting(all, word -> PlainNumber.read(word) != null);
        if (plain.isPresent()) {
            told(all, plain.get());
            return Optional.of(numbers(plain.get(), NumberForm.PLAIN::read));
        }
        Optional<TextColumn> durations =
                fitting(all, word -> DurationForm.read(word).isPresent())
                        .filter(rest -> DurationForm.fits(rest.dictionary()));
        if (durations.isPresent()) {
            told(all, durations.get());
            steps.readDurations(all.name(), durations.get().dictionary());
        }
        return durations.map(rest -> numbers(rest, DurationForm::read));
    }

    /** The column without the few cells that do not fit; empty where they are more than a few. */
    private static Optional<TextColumn> fitting(TextColumn all, Predicate<String> fits) {
        Set<String> odd = new HashSet<>();
        for (String word : all.dictionary()) {
            if (!fits.test(word)) {
                odd.add(word);
            }
            if (odd.size() > MOST_ODD_WORDS) {
                return Optional.empty();
            }
        }
        TextColumn rest = all.without(odd::contains);
        int filled = all.rows() - all.missing();
        boolean isNearlyAll = rest.missing() - all.missing() <= MOST_ODD_ROWS * filled;
        return isNearlyAll && rest.dictionary().size() >= FEWEST_NUMBERS
                ? Optional.of(rest)
                : Optional.empty();
    }

    private void told(TextColumn all, TextColumn rest) {
        Set<String> fitting = new HashSet<>(rest.dictionary());
        steps.hasOddCells(
                all.name(),
                all.dictionary().stream().filter(word -> !fitting.contains(word)).toList(),
                rest.missing() - all.missing());
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
