package org.rekindle.benchmarks.driver;

import java.util.ArrayList;
import java.util.List;

/** Rows of cells under a title: the first column to the left, numbers to the right. */
final class Table {
    private final String title;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Table(String title, List<String> header) {
        this.title = title;
        rows.add(List.copyOf(header));
    }

    /** Adds a row; cells that are missing at its end stay empty. */
    void row(List<String> cells) {
        if (cells.size() > rows.get(0).size()) {
            throw new IllegalArgumentException(
                    "the table has %d columns, but the row has %d cells: %s"
                            .formatted(rows.get(0).size(), cells.size(), cells));
        }
        List<String> row = new ArrayList<>(cells);
        while (row.size() < rows.get(0).size()) {
            row.add("");
        }
        rows.add(List.copyOf(row));
    }

    /** Adds a line below the table, once. */
    void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }

    /** For a terminal. */
    String text() {
        StringBuilder text = new StringBuilder(title).append('\n');
        int[] widths = widths();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(" ");
            for (int i = 0; i < widths.length; i++) {
                String padding = " ".repeat(widths[i] - row.get(i).length());
                line.append(' ').append(i == 0 ? row.get(i) + padding : padding + row.get(i));
                line.append(i == widths.length - 1 ? "" : " ");
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        notes.forEach(note -> text.append("  ").append(note).append('\n'));
        return text.toString();
    }

    /** For a document. */
    String markdown() {
        StringBuilder text = new StringBuilder("**").append(title).append("**\n\n");
        for (int i = 0; i < rows.size(); i++) {
            text.append("| ").append(String.join(" | ", rows.get(i))).append(" |\n");
            if (i == 0) {
                text.append("|---|").append("--:|".repeat(rows.get(0).size() - 1)).append('\n');
            }
        }
        notes.forEach(note -> text.append('\n').append(note).append('\n'));
        return text.toString();
    }

    private int[] widths() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }
}
