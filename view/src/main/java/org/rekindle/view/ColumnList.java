package org.rekindle.view;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Names of columns in one word, with commas between them. A name that holds a comma or a quotation
 * mark stands in quotation marks, as in CSV.
 */
public final class ColumnList {
    private static final String QUOTE = "\"";

    private ColumnList() {}

    /** The word for some names. */
    public static String of(Collection<String> names) {
        return names.stream().map(ColumnList::quoted).collect(Collectors.joining(","));
    }

    private static String quoted(String name) {
        return name.contains(",") || name.contains(QUOTE)
                ? QUOTE + name.replace(QUOTE, QUOTE + QUOTE) + QUOTE
                : name;
    }

    /** The names in a word. */
    public static List<String> read(String word) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            boolean twice = i + 1 < word.length() && word.charAt(i + 1) == '"';
            if (letter == '"' && inside && twice) {
                name.append(letter);
                i++;
            } else if (letter == '"' && (inside || name.isEmpty())) {
                inside = !inside;
            } else if (letter == ',' && !inside) {
                names.add(name.toString());
                name.setLength(0);
            } else {
                name.append(letter);
            }
        }
        names.add(name.toString());
        return names;
    }
}
