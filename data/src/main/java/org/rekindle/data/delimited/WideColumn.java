package org.rekindle.data.delimited;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.cell.MissingMarks;
import org.rekindle.data.cell.PlainNumber;
import org.rekindle.data.storage.Codes;
import org.rekindle.data.storage.ColumnStore;
import org.rekindle.data.storage.Numbers;
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

    private int rows;
    private @Nullable Numbers values;
    private @Nullable MarkedCells marks;
    private @Nullable Codes codes;
    private final Dictionary dictionary = new Dictionary();

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

    /** How many bytes a {@link ColumnStore} takes for a row. */
    int bytes() {
        if (isOneOfNumbers()) {
            return ColumnStore.NUMBER + (markers > 0 ? ColumnStore.MARK : 0);
        }
        return ColumnStore.CODE;
    }

    private boolean isOneOfNumbers() {
        return areNumbers() && !isCode();
    }

    /** Begins the last pass. */
    void open(int count, ColumnStore store) {
        rows = count;
        if (isOneOfNumbers()) {
            values = store.numbers();
            marks = markers > 0 ? new MarkedCells(store.marks()) : null;
        } else {
            codes = store.codes();
        }
    }

    void take(String cell) {
        String text = trimmed(cell);
        if (values != null) {
            Double number = PlainNumber.read(text);
            values.add(number == null ? Double.NaN : number);
            if (marks != null && number == null && !text.isEmpty()) {
                marks.add(text);
            } else if (marks != null) {
                marks.addNone();
            }
        } else if (codes != null) {
            codes.add(text.isEmpty() ? TextColumn.MISSING : dictionary.code(text));
        }
    }

    Column column() {
        if (values != null) {
            NumberColumn column = NumberColumn.of(name, values::at, rows);
            return marks == null ? column : column.withMarks(marks);
        }
        if (codes == null) {
            throw new IllegalStateException("the column was not opened");
        }
        return new TextColumn(name, codes::at, rows, dictionary.words());
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
