package org.rekindle.cli.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table whose columns line up: the first is aligned left, the others right. */
public final class TextTable {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Style> styles = new ArrayList<>();

    /** How a whole row is shown. */
    public interface Style {
        /** The row, possibly with escape codes around it. */
        String apply(String row);
    }

    /** Adds a row as it is. */
    public void row(List<String> cells) {
        row(cells, text -> text);
    }

    /** Adds a row that is styled after it was aligned, so that escape codes take no room. */
    public void row(List<String> cells, Style style) {
        rows.add(List.copyOf(cells));
        styles.add(style);
    }

    /** The lines, without trailing blanks. */
    public List<String> lines() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            lines.add(styles.get(i).apply(aligned(rows.get(i), widths)));
        }
        return lines;
    }

    /** The lines, each indented by two blanks and ended. */
    public String indented() {
        return lines().stream().map(line -> GAP + line + "\n").collect(Collectors.joining());
    }

    private static String aligned(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            String padding = " ".repeat(widths[i] - cell.length());
            line.append(i == 0 ? "" : GAP).append(i == 0 ? cell + padding : padding + cell);
        }
        return line.toString().stripTrailing();
    }
}
