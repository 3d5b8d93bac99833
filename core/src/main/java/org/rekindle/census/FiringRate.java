package org.rekindle.census;

import java.util.List;

/**
 * The distribution of the firing rates of a layer's units.
 *
 * @param min the smallest
 * @param lowerQuartile a quarter of the rates are below; interpolated between two rates
 * @param median the middle one, or the mean of the two middle ones
 * @param upperQuartile a quarter of the rates are above
 * @param max the largest
 */
public record FiringRate(
        double min, double lowerQuartile, double median, double upperQuartile, double max) {

    /** The distribution over at least one unit. */
    public static FiringRate of(List<UnitCensus> units) {
        double[] rates = units.stream().mapToDouble(UnitCensus::firingRate).sorted().toArray();
        return new FiringRate(
                rates[0],
                quantile(rates, 0.25),
                quantile(rates, 0.5),
                quantile(rates, 0.75),
                rates[rates.length - 1]);
    }

    /** Linear interpolation between order statistics, as NumPy's default (Hyndman, Fan: type 7). */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
