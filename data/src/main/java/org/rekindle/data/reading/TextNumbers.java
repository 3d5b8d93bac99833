package org.rekindle.data.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.cell.DurationForm;
import org.rekindle.data.cell.LimitNumber;
import org.rekindle.data.cell.MissingMarks;
import org.rekindle.data.cell.NumberForm;
import org.rekindle.data.cell.PlainNumber;
import org.rekindle.data.cell.Separators;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.Table;
import org.rekindle.data.table.TextColumn;

/** Numbers and durations in columns of text. */
final class TextNumbers {
    /** Of the rows of a column of numbers, the share that may be limits. */
    private static final double MOST_LIMITS = 0.5;

    /** Among fewer other numbers a limit may be a category, as in 1, 2, 3, &gt;3. */
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
        Optional<DurationForm> durations =
                all.dictionary().size() > 1 ? durations(all.dictionary()) : Optional.empty();
        if (durations.isPresent()) {
            return durations.map(form -> durations(all, form));
        }
        Optional<NumberForm> form = NumberForm.of(all.dictionary(), false);
        if (form.isPresent() && form.get().isPlain() && isCode(all, use)) {
            return Optional.empty();
        }
        return form.map(written -> numbers(all, written))
                .or(() -> withLimits(all))
                .or(() -> nearlyNumbers(all))
                .or(() -> nearlyDurations(all));
    }

    private NumberColumn numbers(TextColumn all, NumberForm form) {
        NumberForm chosen =
                form.separators() == Separators.COMMA_THOUSANDS && commasAreDecimal()
                        ? NumberForm.of(all.dictionary(), true).orElseThrow()
                        : form;
        steps.readNumbers(all.name(), chosen);
        return numbers(all, chosen::read);
    }

    private static Optional<DurationForm> durations(List<String> words) {
        return Arrays.stream(DurationForm.values()).filter(form -> form.fits(words)).findFirst();
    }

    private NumberColumn durations(TextColumn all, DurationForm form) {
        steps.readDurations(all.name(), form, all.dictionary());
        return numbers(all, form::read);
    }

    /** A limit such as &lt;0.5 counts as the number behind the sign, if numbers are the rule. */
    private Optional<NumberColumn> withLimits(TextColumn all) {
        List<String> limits = all.dictionary().stream().filter(LimitNumber::hasSign).toList();
        if (limits.isEmpty()) {
            return Optional.empty();
        }
        List<String> signless =
                all.dictionary().stream().map(LimitNumber::withoutSign).distinct().toList();
        Optional<NumberForm> form = NumberForm.of(signless, commasAreDecimal());
        if (form.isEmpty()) {
            return Optional.empty();
        }
        int rows = all.without(LimitNumber::hasSign).missing() - all.missing();
        boolean areFew =
                rows <= MOST_LIMITS * (all.rows() - all.missing())
                        && all.dictionary().size() - limits.size() >= FEWEST_NUMBERS;
        if (!areFew) {
            if (limits.size() < all.dictionary().size()) {
                steps.hasLimits(all.name(), limits);
            }
            return Optional.empty();
        }
        steps.readLimits(all.name(), form.get(), limits, rows);
        return Optional.of(numbers(all, word -> form.get().read(LimitNumber.withoutSign(word))));
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
        Optional<OddCells> odd = OddCells.in(all, TextNumbers::isNumber);
        Optional<NumberColumn> numbers = odd.map(OddCells::rest).flatMap(this::numbersOrLimits);
        if (numbers.isPresent()) {
            steps.hasOddCells("numbers", odd.orElseThrow());
        }
        return numbers;
    }

    private Optional<NumberColumn> numbersOrLimits(TextColumn rest) {
        if (rest.dictionary().stream().anyMatch(LimitNumber::hasSign)) {
            return withLimits(rest);
        }
        steps.readOtherNumbers(rest.name());
        return Optional.of(numbers(rest, NumberForm.PLAIN::read));
    }

    private static boolean isNumber(String word) {
        return PlainNumber.read(LimitNumber.withoutSign(word)) != null;
    }

    private Optional<NumberColumn> nearlyDurations(TextColumn all) {
        for (DurationForm form : DurationForm.values()) {
            Optional<OddCells> odd =
                    OddCells.in(all, word -> form.read(word).isPresent())
                            .filter(cells -> form.fits(cells.rest().dictionary()));
            if (odd.isPresent()) {
                steps.hasOddCells("durations", odd.get());
                return Optional.of(durations(odd.get().rest(), form));
            }
        }
        return Optional.empty();
    }

    /** Cells that hold no number, although most do; a few numbers may be names, as of boats. */
    Optional<OddCells> oddAmongMost(TextColumn all) {
        return OddCells.inMost(all, TextNumbers::isNumber, OddCells.FEWEST_OTHERS);
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
