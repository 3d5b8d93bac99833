package org.rekindle.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * A 95 % confidence interval: if its assumptions hold, it covers the true value in 95 of 100
 * repetitions with fresh values. Where the values are scores of seeds, the true value is what the
 * mean of very many seeds would be, on the same rows for training and validation: another split of
 * the data is not covered. Where they are scores of splits, it is the mean over very many splits of
 * these rows.
 *
 * <p>The interval of a mean assumes independent values that are normally distributed. With few
 * values that are skewed, it covers less. It also assumes that nothing was chosen by these values:
 * the best of several means is too high, and so is its interval.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
    /** The probability that an interval covers the true value. */
    public static final double CONFIDENCE = 0.95;

    /** 95 % of a normal distribution lies within ± this many standard deviations. */
    public static final double NORMAL_QUANTILE = 1.959963984540054;

    /**
     * mean ± t · s / √n with n − 1 degrees of freedom (Student 1908); empty for fewer than two
     * values.
     */
    public static Optional<Interval> ofMean(double[] values) {
        return ofMean(values, 0);
    }

    /**
     * The same for values that each have a known error besides.
     *
     * @param errorVariance the variance of that error, which is added to s²
     */
    public static Optional<Interval> ofMean(double[] values, double errorVariance) {
        return ofMean(values, errorVariance, CONFIDENCE);
    }

    /**
     * The same with another confidence.
     *
     * @param confidence between 0 and 1
     */
    public static Optional<Interval> ofMean(
            double[] values, double errorVariance, double confidence) {
        int n = values.length;
        if (n < 2) {
            return Optional.empty();
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = variance(values) + errorVariance;
        double reach = StudentT.quantile(confidence, n - 1) * Math.sqrt(variance / n);
        return Optional.of(new Interval(mean - reach, mean + reach));
    }

    /**
     * The interval of a probability after {@code successes} in {@code trials}. Wilson 1927,
     * <i>Probable inference</i>. It is valid for 0 successes and for all, too.
     */
    public static Interval ofShare(int successes, int trials) {
        return ofMeanShare((double) successes / trials, trials);
    }

    /**
     * The same for a score that is worth so many trials, and need not be a whole number of
     * successes among them.
     *
     * @param share from 0 to 1
     */
    public static Interval ofMeanShare(double share, int trials) {
        double z2 = NORMAL_QUANTILE * NORMAL_QUANTILE / trials;
        double centre = (share + z2 / 2) / (1 + z2);
        double reach =
                NORMAL_QUANTILE
                        * Math.sqrt(share * (1 - share) / trials + z2 / (4 * trials))
                        / (1 + z2);
        return new Interval(
                share == 0 ? 0 : Math.max(0, centre - reach),
                share == 1 ? 1 : Math.min(1, centre + reach));
    }

    /** s², the sample variance; NaN for fewer than two values. */
    public static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return values.length < 2 ? Double.NaN : squares / (values.length - 1);
    }

    /** Whether the value lies in the interval, ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** This interval cut to the bounds, outside of which there is no score. */
    public Interval within(double lowest, double highest) {
        return new Interval(Math.max(low, lowest), Math.min(high, highest));
    }
}
