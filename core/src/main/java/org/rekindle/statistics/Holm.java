package org.rekindle.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Corrects p-values for their number. Holm 1979, <i>A simple sequentially rejective multiple test
 * procedure</i>: of m hypotheses, the smallest p-value counts m times, the next m − 1 times, and so
 * on. Whoever rejects all hypotheses whose corrected p-value is below a level rejects any true one
 * with at most the probability of that level, however the tests depend on each other.
 */
public final class Holm {
    private Holm() {}

    /**
     * The corrected p-values, in the order of the given ones; each is at most 1.
     *
     * @param pValues between 0 and 1
     */
    public static double[] corrected(double... pValues) {
        List<Integer> ascending =
                IntStream.range(0, pValues.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> pValues[i]))
                        .toList();
        double[] corrected = new double[pValues.length];
        double largest = 0;
        int left = pValues.length;
        for (int i : ascending) {
            largest = Math.max(largest, Math.min(1, left * pValues[i]));
            corrected[i] = largest;
            left--;
        }
        return corrected;
    }
}
