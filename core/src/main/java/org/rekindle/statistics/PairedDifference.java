package org.rekindle.statistics;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The differences between two settings, pair by pair; the two values of a pair have the same seed.
 * An effect that a seed has on both cancels out, so the interval of the mean difference is narrower
 * than the intervals of the two means suggest (Student 1908).
 */
public final class PairedDifference {
    private final double[] differences;

    private PairedDifference(double[] differences) {
        this.differences = differences;
    }

    /**
     * One value minus the other, pair by pair.
     *
     * @throws IllegalArgumentException when the numbers of values differ
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
     * The same for differences that each have a known error besides.
     *
     * @param errorVariance the variance of that error
     */
    public Optional<Interval> interval(double errorVariance) {
        return interval(errorVariance, Interval.CONFIDENCE);
    }

    /**
     * The same with another confidence.
     *
     * @param errorVariance the variance of that error
     * @param confidence between 0 and 1
     */
    public Optional<Interval> interval(double errorVariance, double confidence) {
        return Interval.ofMean(differences, errorVariance, confidence);
    }

    /**
     * Whether the interval of the mean difference lies above 0; false for fewer than two pairs.
     *
     * @param errorVariance the variance of a known error that each difference has
     * @param confidence of the interval
     */
    public boolean isAboveZero(double errorVariance, double confidence) {
        return interval(errorVariance, confidence).map(range -> range.low() > 0).orElse(false);
    }

    /**
     * The one-sided p-value of Student's test that the mean difference is above 0: how probable so
     * large a mean is if the true one is 0. 1 for fewer than two pairs. It is below 0.025 just
     * where the interval lies above 0.
     *
     * @param errorVariance the variance of a known error that each difference has besides
     */
    public double pValue(double errorVariance) {
        if (pairs() < 2) {
            return 1;
        }
        double error = Math.sqrt((variance() + errorVariance) / pairs());
        if (error == 0) {
            return mean() > 0 ? 0 : 1;
        }
        return StudentT.upperTail(mean() / error, pairs() - 1);
    }
}
