package org.rekindle.data.preparation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rekindle.data.message.Names;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.Table;
import org.rekindle.data.table.TextColumn;

/**
 * A last row that holds the sums or the means of the rows above, as spreadsheets have it.
 *
 * @param number of the row, from 1
 * @param label what it is called
 * @param sums whether its numbers are sums; if not, they are means
 * @param columns where they are
 */
record TotalRow(int number, String label, boolean sums, List<String> columns) {
    private static final Pattern LABEL =
            Pattern.compile(
                    "(grand |sub)?totals?|sums?|averages?|avg\\.?|means?|overall|gesamt|summe",
                    Pattern.CASE_INSENSITIVE);
    private static final int FEWEST_ROWS = 4;

    /** In spreadsheets the numbers are rounded. */
    private static final double ROUNDING = 1e-3;

    /**
     * The last row, if a text in it says so and its numbers agree.
     *
     * @param table as the file has it
     * @param columns as they were read
     */
    static Optional<TotalRow> in(Table table, List<Column> columns) {
        int last = table.rows() - 1;
        if (table.rows() < FEWEST_ROWS) {
            return Optional.empty();
        }
        return table.columns().stream()
                .filter(TextColumn.class::isInstance)
                .map(column -> label((TextColumn) column, last))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(label -> of(label, last, columns));
    }

    private static Optional<String> label(TextColumn column, int last) {
        String text = column.value(last);
        if (text == null) {
            return Optional.empty();
        }
        String word = text.strip().replaceFirst("\\s*:$", "");
        return LABEL.matcher(word).matches() && column.count(text) == 1
                ? Optional.of(word)
                : Optional.empty();
    }

    private static Optional<TotalRow> of(String label, int last, List<Column> columns) {
        List<String> sums = new ArrayList<>();
        List<String> means = new ArrayList<>();
        for (Column column : columns) {
            if (column instanceof NumberColumn numbers && !numbers.isMissing(last)) {
                double sum = 0;
                double size = 0;
                int count = 0;
                for (int row = 0; row < last; row++) {
                    double value = numbers.value(row);
                    if (!Double.isNaN(value)) {
                        sum += value;
                        size += Math.abs(value);
                        count++;
                    }
                }
                double own = numbers.value(last);
                if (size > 0 && Math.abs(own - sum) <= ROUNDING * size) {
                    sums.add(column.name());
                } else if (size > 0 && Math.abs(own - sum / count) <= ROUNDING * size / count) {
                    means.add(column.name());
                }
            }
        }
        if (sums.isEmpty() && means.isEmpty()) {
            return Optional.empty();
        }
        boolean areSums = sums.size() >= means.size();
        return Optional.of(new TotalRow(last + 1, label, areSums, areSums ? sums : means));
    }

    /** What the user may want to do, in one sentence. */
    String note() {
        return Sentence.of(
                "Row %,d, the last, is called \"%s\" and holds the %s of the rows above (%s): if it is no row of data, remove it from the file.",
                number, label, sums ? "sum" : "mean", Names.abbreviate(columns));
    }
}
