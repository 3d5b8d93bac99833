package org.rekindle.data.cell;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Numbers of one column with different units or currencies, such as {@code 5 kg} and {@code 300 g},
 * or with one in some cells and none in others.
 *
 * @param examples a cell of each of two units; or one with a unit and one without
 * @param someHaveNone whether there is one unit, and cells without it
 */
public record MixedUnits(List<String> examples, boolean someHaveNone) {
    /** Those that need no blank before them. A single letter may be a part of a code, as in 1a. */
    private static final Set<String> KNOWN =
            Set.of(
                    "kg", "mg", "lb", "oz", "km", "cm", "mm", "inch", "in", "ft", "yd", "mi",
                    "mile", "ml", "cl", "dl", "gal", "ms", "sec", "second", "min", "minute", "hr",
                    "hour", "day", "week", "month", "year", "yr", "kb", "mb", "gb", "tb", "kw",
                    "mw", "kwh", "hp", "bhp", "cc", "kmh", "km/h", "mph", "kmpl", "%", "‰", "°c",
                    "°f", "°", "cal", "kcal", "kj", "kpa", "hpa", "hz", "khz", "mhz", "ghz");

    /** What stands for thousands, millions and billions. */
    private static final Set<String> SIZES = Set.of("", "k", "m", "b");

    private static final Pattern BLANK = Pattern.compile("\\d\\h+\\p{L}");

    /** Fewer numbers for each unit are rather names, such as addresses. */
    private static final int FEWEST_NUMBERS = 3;

    /** Copies the list. */
    public MixedUnits {
        examples = List.copyOf(examples);
    }

    /**
     * Those of a column; empty where not all words are numbers, or all have the same unit.
     *
     * @param words the different values of a column, without those that mean "missing"
     */
    public static Optional<MixedUnits> in(List<String> words) {
        Map<String, String> exampleOf = new LinkedHashMap<>();
        boolean allKnown = true;
        boolean someKnown = false;
        boolean allApart = true;
        for (String word : words) {
            Optional<WrittenNumber> number = WrittenNumber.of(word);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            String unit = number.get().unit();
            String currency = number.get().currency();
            exampleOf.putIfAbsent(currency + unit, word);
            boolean isKnown = KNOWN.contains(unit) || !currency.isEmpty();
            someKnown |= isKnown;
            allKnown &= isKnown || unit.length() <= 1;
            allApart &= unit.isEmpty() || BLANK.matcher(word).find();
        }
        boolean areSizes = SIZES.containsAll(exampleOf.keySet());
        boolean areUnits =
                (someKnown && allKnown)
                        || areSizes
                        || (allApart && words.size() >= FEWEST_NUMBERS * exampleOf.size());
        if (exampleOf.size() < 2 || !areUnits) {
            return Optional.empty();
        }
        boolean someHaveNone = exampleOf.size() == 2 && exampleOf.containsKey("");
        Set<String> shown = new HashSet<>(exampleOf.keySet());
        if (!someHaveNone) {
            shown.remove("");
        }
        return Optional.of(
                new MixedUnits(
                        exampleOf.entrySet().stream()
                                .filter(example -> shown.contains(example.getKey()))
                                .map(Map.Entry::getValue)
                                .limit(2)
                                .toList(),
                        someHaveNone));
    }
}
