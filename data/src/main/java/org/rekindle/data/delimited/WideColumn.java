package org.rekindle.data.delimited;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.cell.MissingMarks;
import org.rekindle.data.cell.PlainNumber;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.Dictionary;
import org.rekindle.data.table.MarkedCells;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.TextColumn;

/**
 * A column of a wide text: what its cells are is counted in a first pass, by the same rules as in
 * {@link DelimitedColumn}, and taken in a second one.
 */
final class WideColumn {
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final String NAN = "nan";

    private final String name;
    private int filled;
    private int numbers;
    private int zeroLed;
    private int blanks;
    private int markers;

    private final Set<String> different = new HashSet<>();
    private final Set<Integer> lengths = new HashSet<>();
    private int digits;
    private int finite;

    private double @Nullable [] values;
    private @Nullable MarkedCells marks;
    private int @Nullable [] codes;
    private final Dictionary dictionary = new Dictionary();
    private int taken;

    WideColumn(String name) {
        this.name = name;
    }

    /** The first pass. */
    void count(String cell) {
        if (cell.isEmpty()) {
            return;
        }
        filled++;
        String text = trimmed(cell);
        if (isNumber(text)) {
            numbers++;
        } else if (text.isEmpty()) {
            blanks++;
        } else if (MissingMarks.USUAL.contains(text)) {
            markers++;
        }
        zeroLed += isZeroLed(cell) ? 1 : 0;
    }

    private static boolean isZeroLed(String cell) {
        return cell.length() > 1
                && cell.charAt(0) == '0'
                && cell.charAt(1) >= '0'
                && cell.charAt(1) <= '9';
    }

    private boolean areNumbers() {
        return numbers == filled || (numbers > 0 && numbers + blanks + markers == filled);
    }

    /** Whether its numbers may be names, which a pass over {@link #look} decides. */
    boolean mayBeCode() {
        return areNumbers() && zeroLed > 0;
    }

    void look(String cell) {
        if (cell.isEmpty()) {
            return;
        }
        String text = trimmed(cell);
        if (different.size() <= TextColumn.MOST_CATEGORIES) {
            different.add(cell);
        }
        if (DIGITS.matcher(text).matches()) {
            lengths.add(text.length());
            digits++;
        }
        Double number = PlainNumber.read(text);
        finite += number != null && Double.isFinite(number) ? 1 : 0;
    }

    private boolean isCode() {
        return mayBeCode()
                && ((lengths.size() == 1 && digits == finite)
                        || different.size() <= TextColumn.MOST_CATEGORIES);
    }

    /** Begins the last pass. */
    void open(int rows) {
        if (areNumbers() && !isCode()) {
            values = new double[rows];
            marks = markers > 0 ? new MarkedCells(rows) : null;
        } else {
            codes = new int[rows];
        }
    }

    void take(String cell) {
        String text = trimmed(cell);
        if (values != null) {
            Double number = PlainNumber.read(text);
            values[taken] = number == null ? Double.NaN : number;
            if (marks != null && number == null && !text.isEmpty()) {
                marks.put(taken, text);
            }
        } else if (codes != null) {
            codes[taken] = text.isEmpty() ? TextColumn.MISSING : dictionary.code(text);
        }
        taken++;
    }

    Column column() {
        if (values != null) {
            NumberColumn column = NumberColumn.of(name, values);
            return marks == null ? column : column.withMarks(marks);
        }
        return new TextColumn(name, codes == null ? new int[0] : codes, dictionary.words());
    }

    private static boolean isNumber(String text) {
        return PlainNumber.read(text) != null || text.equalsIgnoreCase(NAN);
    }

    /** Without blanks around it; other space is a part of the text. */
    private static String trimmed(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && cell.charAt(start) == ' ') {
            start++;
        }
        while (end > start && cell.charAt(end - 1) == ' ') {
            end--;
        }
        return cell.substring(start, end);
    }
}
