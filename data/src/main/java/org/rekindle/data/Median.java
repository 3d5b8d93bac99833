package org.rekindle.data;

import java.util.Arrays;

/** The middle value, which a few wild ones cannot move. */
final class Median {
    private Median() {}

    /** Of the values that are there, at least one; the mean of the middle two of an even count. */
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
