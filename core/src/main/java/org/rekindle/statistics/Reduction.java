package org.rekindle.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * By which share a total becomes smaller: 1 − Σ after / Σ before, over pairs that have the same
 * seed. Numerator and denominator both vary from pair to pair, so the interval is that of a ratio
 * (Fieller 1954, <i>Some problems in interval estimation</i>).
 *
 * @param share 1 when nothing is left, 0 when nothing changed, negative when there is more; 0
 *     without anything before
 * @param interval empty when the total before is not shown to differ from 0, or for fewer than two
 *     pairs
 */
public record Reduction(double share, Optional<Interval> interval) {

    /**
     * The reduction of a total.
     *
     * @param before by pair, at least 0
     * @param after by pair, at least 0
     * @param resolution the smallest possible difference of two values, 0 if they are continuous;
     *     the variance of rounding, resolution²/12, is added to theirs, so that equal values of
     *     several seeds do not count as exact
     * @param confidence of the interval, such as {@link Interval#CONFIDENCE}
     */
    public static Reduction of(
            double[] before, double[] after, double resolution, double confidence) {
        int pairs = before.length;
        double b = Arrays.stream(before).average().orElse(0);
        double a = Arrays.stream(after).average().orElse(0);
        if (b == 0) {
            return new Reduction(0, Optional.empty());
        }
        double share = 1 - a / b;
        if (pairs < 2) {
            return new Reduction(share, Optional.empty());
        }
        double t = StudentT.quantile(confidence, pairs - 1);
        double scale = t * t / pairs;
        double rounding = resolution * resolution / 12;
        // The ratios r for which 0 lies in the interval of a − r·b are the roots of a parabola.
        double square = b * b - scale * (Interval.variance(before) + rounding);
        double linear = a * b - scale * covariance(before, after, b, a);
        double constant = a * a - scale * (Interval.variance(after) + rounding);
        if (!(square > 0)) {
            return new Reduction(share, Optional.empty());
        }
        double root = Math.sqrt(Math.max(0, linear * linear - square * constant));
        return new Reduction(
                share,
                Optional.of(
                        new Interval(
                                1 - (linear + root) / square,
                                Math.min(1, 1 - (linear - root) / square))));
    }

    private static double covariance(double[] xs, double[] ys, double meanX, double meanY) {
        double sum = 0;
        for (int i = 0; i < xs.length; i++) {
            sum += (xs[i] - meanX) * (ys[i] - meanY);
        }
        return sum / (xs.length - 1);
    }
}
