package org.rekindle.data.preparation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rekindle.data.message.Names;
import org.rekindle.data.table.TextColumn;

/**
 * Labels that differ in capitals or spaces alone, and are probably one.
 *
 * @param groups the spellings of each such label, the most frequent first
 */
record SimilarLabels(List<List<String>> groups) {
    private static final Pattern SPACES = Pattern.compile("[\\s\\h_]+");

    static SimilarLabels of(TextColumn column) {
        int[] counts = column.counts();
        Map<String, List<Integer>> spellings = new LinkedHashMap<>();
        for (int code = 0; code < counts.length; code++) {
            spellings
                    .computeIfAbsent(
                            normal(column.dictionary().get(code)), key -> new ArrayList<>())
                    .add(code);
        }
        return new SimilarLabels(
                spellings.values().stream()
                        .filter(codes -> codes.size() > 1)
                        .map(
                                codes ->
                                        codes.stream()
                                                .sorted((a, b) -> counts[b] - counts[a])
                                                .map(column.dictionary()::get)
                                                .toList())
                        .toList());
    }

    private static String normal(String label) {
        return SPACES.matcher(label.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    /** A column in which each of these labels has its most frequent spelling. */
    TextColumn merged(TextColumn column) {
        Map<String, String> spelling = new HashMap<>();
        groups.forEach(group -> group.forEach(label -> spelling.put(label, group.get(0))));
        return column.renamed(word -> Optional.of(spelling.getOrDefault(word, word)));
    }

    /** Which they are, for the user. */
    String described() {
        return Names.abbreviate(
                groups.stream()
                        .map(
                                group ->
                                        String.join(
                                                ", ",
                                                group.stream().map("\"%s\""::formatted).toList()))
                        .toList(),
                "; ");
    }
}
