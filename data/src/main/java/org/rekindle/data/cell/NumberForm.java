package org.rekindle.data.cell;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the numbers of a column are written.
 *
 * @param separators which signs they have inside
 * @param marks what else stands in the cells and was understood, for people: a currency, a unit, or
 *     parentheses for a minus; empty if nothing does
 */
public record NumberForm(Separators separators, List<String> marks) {
    /** As every program writes them. */
    public static final NumberForm PLAIN = new NumberForm(Separators.PLAIN, List.of());

    private static final Pattern INFINITE =
            Pattern.compile("[+-]?inf(?:inity)?", Pattern.CASE_INSENSITIVE);

    /** Copies the list. */
    public NumberForm {
        marks = List.copyOf(marks);
    }

    /** With such separators, whatever stands around the digits. */
    public static NumberForm written(Separators separators) {
        return new NumberForm(separators, List.of());
    }

    /** Whether every program reads numbers that are written so. */
    public boolean isPlain() {
        return separators == Separators.PLAIN && marks.isEmpty();
    }

    /**
     * The form that fits every word; empty where there is none.
     *
     * <p>Cells such as {@code 1,234}, in which a comma may be both, are thousands, unless {@code
     * commasAreDecimal}.
     *
     * @param words the different values of a column, without those that mean "missing"
     * @param commasAreDecimal whether another column of the same table shows that a comma stands
     *     before a fraction
     */
    public static Optional<NumberForm> of(List<String> words, boolean commasAreDecimal) {
        EnumSet<Separators> possible = EnumSet.allOf(Separators.class);
        Set<String> currencies = new HashSet<>();
        Map<String, String> units = new HashMap<>();
        boolean hasParentheses = false;
        for (String word : words) {
            if (isInfinite(word)) {
                continue;
            }
            Optional<WrittenNumber> number = WrittenNumber.of(word);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            String digits = number.get().digits();
            possible.removeIf(form -> !form.fit(digits));
            units.putIfAbsent(number.get().unit(), number.get().unitAsWritten());
            if (!number.get().currency().isEmpty()) {
                currencies.add(number.get().currency());
            }
            if (possible.isEmpty() || units.size() > 1 || currencies.size() > 1) {
                return Optional.empty();
            }
            hasParentheses |= word.indexOf('(') >= 0;
        }
        if (units.isEmpty()) {
            return Optional.empty();
        }
        List<String> marks = new ArrayList<>(currencies);
        units.values().stream().filter(unit -> !unit.isEmpty()).forEach(marks::add);
        if (hasParentheses) {
            marks.add("(5) for -5");
        }
        return Optional.of(new NumberForm(choose(possible, commasAreDecimal), marks));
    }

    private static Separators choose(Set<Separators> possible, boolean commasAreDecimal) {
        if (possible.contains(Separators.PLAIN)) {
            return Separators.PLAIN;
        }
        if (commasAreDecimal && possible.contains(Separators.DECIMAL_COMMA)) {
            return Separators.DECIMAL_COMMA;
        }
        return possible.iterator().next();
    }

    /** Whether words show that a comma stands before a fraction, as 0,5 does and 1,234 does not. */
    public static boolean showsDecimalComma(List<String> words) {
        return of(words, false)
                .map(NumberForm::separators)
                .filter(form -> form == Separators.DECIMAL_COMMA || form == Separators.SPACED_COMMA)
                .isPresent();
    }

    /** The number that a cell holds; empty where it holds none that is written so. */
    public OptionalDouble read(String word) {
        if (isInfinite(word)) {
            return OptionalDouble.of(
                    word.strip().startsWith("-")
                            ? Double.NEGATIVE_INFINITY
                            : Double.POSITIVE_INFINITY);
        }
        Optional<WrittenNumber> number =
                WrittenNumber.of(word).filter(found -> separators.fit(found.digits()));
        if (number.isEmpty()) {
            return OptionalDouble.empty();
        }
        double size = separators.read(number.get().digits());
        return OptionalDouble.of(number.get().negative() ? -size : size);
    }

    private static boolean isInfinite(String word) {
        return word.toLowerCase(Locale.ROOT).contains("inf")
                && INFINITE.matcher(word.strip()).matches();
    }
}
