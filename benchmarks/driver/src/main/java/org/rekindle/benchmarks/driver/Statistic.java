package org.rekindle.benchmarks.driver;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The middle of some measurements.
 *
 * @param lower the first quartile
 * @param median half are above, half are below
 * @param upper the third quartile
 */
record Statistic(double lower, double median, double upper) {

    /** Of at least one value. */
    static Statistic of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        List<Double> sorted = values.stream().sorted().toList();
        return new Statistic(quantile(sorted, 0.25), quantile(sorted, 0.5), quantile(sorted, 0.75));
    }

    /** The median of {@code above[i] / below[i]}: what was measured in one round is compared. */
    static double ratio(List<Double> above, List<Double> below) {
        if (above.size() != below.size()) {
            throw new IllegalArgumentException(
                    "a ratio needs pairs, but there are %d and %d values"
                            .formatted(above.size(), below.size()));
        }
        List<Double> ratios =
                IntStream.range(0, above.size())
                        .mapToObj(i -> above.get(i) / below.get(i))
                        .toList();
        return of(ratios).median();
    }

    private static double quantile(List<Double> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
