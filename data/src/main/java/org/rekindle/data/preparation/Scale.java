package org.rekindle.data.preparation;

import java.util.function.IntToDoubleFunction;

/**
 * From raw values to standard ones.
 *
 * @param mean of the rows it was fitted on
 * @param std their population standard deviation; 0 when all are equal
 */
record Scale(double mean, double std) {
    /** Leaves values as they are. */
    static final Scale NONE = new Scale(0, 1);

    /** Two passes, in double: the one-pass formula loses what is small beside the mean. */
    static Scale fit(IntToDoubleFunction value, int[] rows) {
        double sum = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int row : rows) {
            double x = value.applyAsDouble(row);
            sum += x;
            least = Math.min(least, x);
            most = Math.max(most, x);
        }
        if (least == most) {
            // The rounding error of the mean would look like a tiny spread, and noise would grow.
            return new Scale(least, 0);
        }
        double mean = sum / rows.length;
        double squares = 0;
        for (int row : rows) {
            double deviation = value.applyAsDouble(row) - mean;
            squares += deviation * deviation;
        }
        return new Scale(mean, Math.sqrt(squares / rows.length));
    }

    boolean isFinite() {
        return Double.isFinite(mean) && Double.isFinite(std);
    }

    double apply(double raw) {
        return std == 0 ? 0 : (raw - mean) / std;
    }
}
