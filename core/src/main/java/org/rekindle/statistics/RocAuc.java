package org.rekindle.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The area under the receiver operating characteristic: the chance that a positive ranks above a
 * negative, where a tie counts half. That is the statistic of Mann and Whitney (1947) over the
 * number of pairs (Hanley and McNeil 1982). Pairs are counted in whole numbers, so the result does
 * not depend on the order of the samples.
 */
public final class RocAuc {
    private RocAuc() {}

    /**
     * The area.
     *
     * @param negatives what the samples of the first class are ranked by; not changed
     * @param positives what the samples of the second class are ranked by; not changed
     * @return empty when one of the two classes has no sample, or a number is NaN
     */
    public static OptionalDouble of(double[] negatives, double[] positives) {
        double[] low = sorted(negatives);
        double[] high = sorted(positives);
        if (low.length == 0 || high.length == 0 || endsInNan(low) || endsInNan(high)) {
            return OptionalDouble.empty();
        }
        long halves = 0;
        int below = 0;
        int notAbove = 0;
        for (double positive : high) {
            while (below < low.length && low[below] < positive) {
                below++;
            }
            while (notAbove < low.length && low[notAbove] <= positive) {
                notAbove++;
            }
            halves += (long) below + notAbove;
        }
        return OptionalDouble.of(halves / (2.0 * low.length * high.length));
    }

    private static double[] sorted(double[] values) {
        return Arrays.stream(values).sorted().toArray();
    }

    /** The sorting puts NaN last. */
    private static boolean endsInNan(double[] sorted) {
        return Double.isNaN(sorted[sorted.length - 1]);
    }
}
