package org.rekindle.data.reading;

import java.util.Optional;
import java.util.regex.Pattern;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.NumberTarget;

/**
 * A number that may stand for a missing value: made of nines, or the end of a range of whole
 * numbers, far from all others, and in several cells.
 *
 * @param mark as it is written
 * @param cells how many hold it
 */
record SuspectNumber(String mark, int cells) {
    private static final Pattern MARK =
            Pattern.compile("-?99+(\\.9+)?|-32768|32767|-2147483648|2147483647|-?1\\.0E(20|30|36)");

    /** In a single cell it is rather an outlier. */
    private static final int FEWEST_CELLS = 2;

    private static final int FEWEST_OTHERS = 10;

    /** From here on a number of nines among numbers that are not negative is clear. */
    private static final double CLEARLY_NEGATIVE = -99;

    /** The smallest or the largest number of a column, if it is such a mark. */
    static Optional<SuspectNumber> in(NumberColumn column) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < column.rows(); row++) {
            double value = column.value(row);
            low = value < low ? value : low;
            high = value > high ? value : high;
        }
        if (!(low < high)) {
            return Optional.empty();
        }
        Optional<SuspectNumber> lowest = of(column, low);
        return lowest.isPresent() ? lowest : of(column, high);
    }

    private static Optional<SuspectNumber> of(NumberColumn column, double suspect) {
        String mark = NumberTarget.label(suspect);
        if (!MARK.matcher(mark).matches()) {
            return Optional.empty();
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int cells = 0;
        int others = 0;
        for (int row = 0; row < column.rows(); row++) {
            double value = column.value(row);
            if (value == suspect) {
                cells++;
            } else if (!Double.isNaN(value)) {
                others++;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        double gap = suspect < low ? low - suspect : suspect - high;
        boolean isFar = gap >= high - low || (suspect < CLEARLY_NEGATIVE && low >= 0);
        return cells >= FEWEST_CELLS && others >= FEWEST_OTHERS && low < high && isFar
                ? Optional.of(new SuspectNumber(mark, cells))
                : Optional.empty();
    }
}
