package org.rekindle.data;

import java.util.ArrayList;
import java.util.List;

/** What separates the cells of a delimited file: decided from its first line. */
final class Delimiter {
    static final String CANDIDATES = ",;\t|";
    static final char QUOTE = '"';

    private Delimiter() {}

    /** The candidate that makes the most cells of the line; a comma when all make one. */
    static char of(String line) {
        char best = CANDIDATES.charAt(0);
        int most = 1;
        for (int i = 0; i < CANDIDATES.length(); i++) {
            int cells = cells(line, CANDIDATES.charAt(i)).size();
            if (cells > most) {
                best = CANDIDATES.charAt(i);
                most = cells;
            }
        }
        return best;
    }

    /** A quote opens only a cell that starts with it; elsewhere it is a letter like others. */
    static List<String> cells(String line, char delimiter) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == QUOTE && (quoted || cell.isEmpty())) {
                boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == QUOTE;
                if (doubled) {
                    cell.append(QUOTE);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == delimiter && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
