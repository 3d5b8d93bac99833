package org.rekindle.data.table;

import java.util.Arrays;

/** The middle value, which a few outliers cannot move. */
final class Median {
    private Median() {}

    /** Of at least one value; of an even number of values, the mean of the middle two. */
    static double of(NumberColumn column, int[] rows) {
        double[] sorted =
                Arrays.stream(rows)
                        .mapToDouble(column::value)
                        .filter(value -> !Double.isNaN(value))
                        .sorted()
                        .toArray();
        int middle = sorted.length / 2;
        // Halved before the sum, which could overflow.
        return sorted.length % 2 == 1
                ? sorted[middle]
                : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }
}
