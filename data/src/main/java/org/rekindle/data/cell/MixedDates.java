package org.rekindle.data.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Dates of one column in different forms, such as {@code 2024-01-31} and {@code 31.1.2024}. */
public final class MixedDates {
    private MixedDates() {}

    /**
     * A cell of each of two forms; empty where not all words are dates, or all have the same form.
     *
     * @param words the different values of a column, without those that mean "missing"
     */
    public static Optional<List<String>> examples(List<String> words) {
        for (String word : words) {
            if (forms().stream().noneMatch(form -> form.read(word).isPresent())) {
                return Optional.empty();
            }
        }
        List<String> examples = new ArrayList<>();
        List<String> rest = words;
        while (!rest.isEmpty() && examples.size() < 2) {
            List<String> open = rest;
            DateForm widest =
                    forms().stream()
                            .max(Comparator.comparingLong(form -> count(form, open)))
                            .orElseThrow();
            examples.add(
                    open.stream()
                            .filter(word -> widest.read(word).isPresent())
                            .findFirst()
                            .orElseThrow());
            rest = open.stream().filter(word -> widest.read(word).isEmpty()).toList();
        }
        return examples.size() < 2 ? Optional.empty() : Optional.of(examples);
    }

    private static List<DateForm> forms() {
        return Arrays.stream(DateForm.values()).filter(form -> !form.isTimeOfDay()).toList();
    }

    private static long count(DateForm form, List<String> words) {
        return words.stream().filter(word -> form.read(word).isPresent()).count();
    }
}
