package org.rekindle.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Two things compared pair by pair: what both had under the same seed. What a seed does to both of
 * them alike cancels out, so the interval of the mean difference is narrower than those of the two
 * means suggest (Student 1908).
 */
public final class PairedDifference {
    private final double[] differences;

    private PairedDifference(double[] differences) {
        this.differences = differences;
    }

    /**
     * One value minus the other, pair by pair.
     *
     * @throws IllegalArgumentException when one has more values than the other
     */
    public static PairedDifference of(double[] values, double[] others) {
        if (values.length != others.length) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "both sides need the same number of values, but they have %d and %d",
                            values.length,
                            others.length));
        }
        double[] differences = new double[values.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = values[i] - others[i];
        }
        return new PairedDifference(differences);
    }

    /** The same in another unit: every difference divided by one number. */
    public PairedDifference dividedBy(double unit) {
        return new PairedDifference(
                Arrays.stream(differences).map(difference -> difference / unit).toArray());
    }

    /** How many pairs there are. */
    public int pairs() {
        return differences.length;
    }

    /** The mean difference; NaN without a pair. */
    public double mean() {
        return Arrays.stream(differences).average().orElse(Double.NaN);
    }

    /** The variance from pair to pair; NaN for fewer than two. */
    public double variance() {
        return Interval.variance(differences);
    }

    /** The interval of the mean difference; empty for fewer than two pairs. */
    public Optional<Interval> interval() {
        return interval(0);
    }

    /**
     * The same, where each difference also carries a known error of its own.
     *
     * @param errorVariance the variance of that error
     */
    public Optional<Interval> interval(double errorVariance) {
        return Interval.ofMean(differences, errorVariance);
    }
}
