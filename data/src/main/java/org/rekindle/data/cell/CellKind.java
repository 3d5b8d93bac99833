package org.rekindle.data.cell;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a cell looks like. */
public enum CellKind {
    /** Empty, or a mark for a missing value. */
    MISSING("|NA|N/A|#N/A|NaN|null|None|<NA>|missing|\\?|-|--|\\.|\\\\N"),
    /** A number, in any of the common ways to write one. */
    NUMBER("[-+(]?[$€£]?\\s*[-+]?(\\d[\\d.,]*|\\.\\d+)(e[-+]?\\d+)?\\s*[%€]?\\)?"),
    /** A day or a time. */
    DATE("\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}([T ].*)?|\\d{1,2}:\\d{2}(:\\d{2}.*)?"),
    /** Anything else. */
    TEXT(".*");

    private final Pattern pattern;

    CellKind(String pattern) {
        this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    public static CellKind of(String cell) {
        String text = cell.strip();
        if (isPlainNumber(text)) {
            return NUMBER;
        }
        for (CellKind kind : values()) {
            if (kind.pattern.matcher(text).matches()) {
                return kind;
            }
        }
        return TEXT;
    }

    /** What nearly every cell of a wide table is, without a pattern. */
    private static boolean isPlainNumber(String text) {
        boolean hasDigit = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            hasDigit |= c >= '0' && c <= '9';
            boolean isPart = (c >= '0' && c <= '9') || c == '.' || (c == '-' && i == 0);
            if (!isPart) {
                return false;
            }
        }
        return hasDigit && text.indexOf('.') == text.lastIndexOf('.');
    }

    /** The kind that all cells have, apart from missing ones; empty if they differ. */
    public static Optional<CellKind> common(List<String> cells) {
        List<CellKind> kinds =
                cells.stream()
                        .map(CellKind::of)
                        .filter(kind -> kind != MISSING)
                        .distinct()
                        .limit(2)
                        .toList();
        return kinds.size() == 1 ? Optional.of(kinds.get(0)) : Optional.empty();
    }
}
