package org.rekindle.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * A range that covers the true mean in 95 of 100 studies, if seeds scatter normally.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Interval(double low, double high) {
    /** How often the range covers the true mean. */
    public static final double CONFIDENCE = 0.95;

    /** The normal distribution has that share within ± this many standard deviations. */
    private static final double NORMAL_QUANTILE = 1.959963984540054;

    /**
     * mean ± t · s / √n with n − 1 degrees of freedom (Student 1908); empty for fewer than two
     * values.
     */
    public static Optional<Interval> ofMean(double[] values) {
        return ofMean(values, 0);
    }

    /**
     * The same, where each value also carries a known error of its own.
     *
     * @param errorVariance the variance of that error, which is added to s²
     */
    public static Optional<Interval> ofMean(double[] values, double errorVariance) {
        int n = values.length;
        if (n < 2) {
            return Optional.empty();
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = variance(values) + errorVariance;
        double reach = StudentT.quantile(CONFIDENCE, n - 1) * Math.sqrt(variance / n);
        return Optional.of(new Interval(mean - reach, mean + reach));
    }

    /**
     * The range of a probability of which {@code successes} of {@code trials} are known. Wilson
     * 1927, <i>Probable inference</i>: it holds for 0 and for all of them, too.
     */
    public static Interval ofShare(int successes, int trials) {
        double share = (double) successes / trials;
        double z2 = NORMAL_QUANTILE * NORMAL_QUANTILE / trials;
        double centre = (share + z2 / 2) / (1 + z2);
        double reach =
                NORMAL_QUANTILE
                        * Math.sqrt(share * (1 - share) / trials + z2 / (4 * trials))
                        / (1 + z2);
        return new Interval(
                successes == 0 ? 0 : Math.max(0, centre - reach),
                successes == trials ? 1 : Math.min(1, centre + reach));
    }

    /** s², the variance of which the values are a sample; NaN for fewer than two values. */
    public static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        double squares = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum();
        return values.length < 2 ? Double.NaN : squares / (values.length - 1);
    }

    /** Whether the value lies in the range, its ends included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /** This range with nothing outside the bounds: what no score can be. */
    public Interval within(double lowest, double highest) {
        return new Interval(Math.max(low, lowest), Math.min(high, highest));
    }
}
