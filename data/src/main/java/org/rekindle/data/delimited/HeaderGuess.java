package org.rekindle.data.delimited;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.cell.CellKind;

/**
 * Whether the first record of a table names the columns.
 *
 * @param isNamed whether it does
 * @param isSure whether a word above numbers says so, or the user
 * @param cells the names, empty where a column has none; without names as many empty ones
 * @param notes what is unusual, one plain sentence each
 */
record HeaderGuess(boolean isNamed, boolean isSure, List<String> cells, List<String> notes) {
    private static final Pattern WHOLE = Pattern.compile("\\s*\\d{1,9}\\s*");

    /** A header that lacks one name is believed only if this many rows say so. */
    private static final int ROWS_FOR_SHORT = 2;

    private static final int ENOUGH_ROWS = 5;
    private static final int ENOUGH_CELLS = 100_000;

    /**
     * @param table the first records, at least one
     * @param requested whether the first record names the columns; null to decide by what it holds
     */
    static HeaderGuess of(List<TextRecord> table, @Nullable Boolean requested) {
        TextRecord first = table.get(0);
        List<TextRecord> rows = table.subList(1, rowsToLookAt(table) + 1);
        if (!Boolean.FALSE.equals(requested) && isShort(first, rows)) {
            return withoutOneName(first, rows);
        }
        boolean isNamed = requested == null ? !isRow(first, rows) : requested;
        if (isNamed) {
            boolean isSure = requested != null || namedColumns(first, rows) > 0;
            return new HeaderGuess(true, isSure, first.cells(), List.of());
        }
        String reason =
                requested == null
                        ? "The first row looks like the others, so it is read as data"
                        : "The first row is read as data, as requested";
        return new HeaderGuess(
                false,
                false,
                first.cells().stream().map(cell -> "").toList(),
                List.of(reason + "; the columns are called by their place, such as column_1."));
    }

    /** Fewer where they are long: thousands of columns say more than thousands of rows. */
    private static int rowsToLookAt(List<TextRecord> table) {
        int enough = Math.max(ENOUGH_ROWS, ENOUGH_CELLS / Math.max(1, table.get(0).width()));
        return Math.min(enough, table.size() - 1);
    }

    /** Whether a record has one cell less than every row, and is no title above a header. */
    static boolean isShort(TextRecord first, List<TextRecord> rows) {
        return rows.size() >= ROWS_FOR_SHORT
                && rows.stream().allMatch(row -> row.width() == first.width() + 1)
                && first.cells().stream().allMatch(cell -> CellKind.of(cell) == CellKind.TEXT)
                && namedColumns(rows.get(0), rows.subList(1, rows.size())) == 0;
    }

    private static HeaderGuess withoutOneName(TextRecord first, List<TextRecord> rows) {
        List<String> names = new ArrayList<>(first.cells());
        boolean lastIsEmpty =
                rows.stream().allMatch(row -> row.cells().get(first.width()).isBlank());
        names.add(lastIsEmpty ? names.size() : 0, "");
        return new HeaderGuess(
                true,
                true,
                names,
                List.of(
                        "The rows have one value more than the header has names; the %s column has none."
                                .formatted(lastIsEmpty ? "last" : "first")));
    }

    private static boolean isRow(TextRecord first, List<TextRecord> rows) {
        if (rows.isEmpty() || namedColumns(first, rows) > 0) {
            return false;
        }
        return hasEqualCells(first) || hasNumbers(first, rows) || recurs(first, rows);
    }

    /** In how many columns a word stands above numbers or dates. */
    private static int namedColumns(TextRecord first, List<TextRecord> rows) {
        int named = 0;
        for (int i = 0; i < first.width(); i++) {
            Optional<CellKind> kind = CellKind.common(column(rows, i));
            boolean isTyped = kind.filter(common -> common != CellKind.TEXT).isPresent();
            named += isTyped && CellKind.of(first.cells().get(i)) == CellKind.TEXT ? 1 : 0;
        }
        return named;
    }

    private static boolean hasEqualCells(TextRecord first) {
        Set<String> seen = new HashSet<>();
        return first.cells().stream()
                .map(String::strip)
                .anyMatch(cell -> !cell.isEmpty() && !seen.add(cell));
    }

    /**
     * Numbers above numbers, or dates above dates, unless they count up as years may in a header.
     */
    private static boolean hasNumbers(TextRecord first, List<TextRecord> rows) {
        List<String> typed = new ArrayList<>();
        for (int i = 0; i < first.width(); i++) {
            String cell = first.cells().get(i);
            CellKind kind = CellKind.of(cell);
            boolean isTyped = kind == CellKind.NUMBER || kind == CellKind.DATE;
            if (isTyped && CellKind.common(column(rows, i)).equals(Optional.of(kind))) {
                typed.add(cell);
            }
        }
        return !typed.isEmpty() && !countUp(typed);
    }

    private static boolean countUp(List<String> cells) {
        if (cells.size() < 2 || !cells.stream().allMatch(cell -> WHOLE.matcher(cell).matches())) {
            return false;
        }
        List<Integer> numbers = cells.stream().map(String::strip).map(Integer::valueOf).toList();
        int step = numbers.get(1) - numbers.get(0);
        if (step < 1 || (numbers.size() == 2 && step != 1)) {
            return false;
        }
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) - numbers.get(i - 1) != step) {
                return false;
            }
        }
        return true;
    }

    /** Whether at least half of the words come again below. */
    private static boolean recurs(TextRecord first, List<TextRecord> rows) {
        int words = 0;
        int again = 0;
        for (int i = 0; i < first.width(); i++) {
            String cell = first.cells().get(i).strip();
            if (CellKind.of(cell) == CellKind.TEXT) {
                words++;
                again += column(rows, i).stream().map(String::strip).anyMatch(cell::equals) ? 1 : 0;
            }
        }
        return again > 0 && 2 * again >= words;
    }

    private static List<String> column(List<TextRecord> rows, int place) {
        return rows.stream()
                .filter(row -> place < row.width())
                .map(row -> row.cells().get(place))
                .toList();
    }
}
