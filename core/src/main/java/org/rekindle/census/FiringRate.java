package org.rekindle.census;

import java.util.List;

/**
 * How the firing rates of a layer's units are spread.
 *
 * @param min the smallest
 * @param median the middle one, or the mean of the two middle ones
 * @param max the largest
 */
public record FiringRate(double min, double median, double max) {

    static FiringRate of(List<UnitCensus> units) {
        double[] rates = units.stream().mapToDouble(UnitCensus::firingRate).sorted().toArray();
        int middle = rates.length / 2;
        double median =
                rates.length % 2 == 1 ? rates[middle] : (rates[middle - 1] + rates[middle]) / 2;
        return new FiringRate(rates[0], median, rates[rates.length - 1]);
    }
}
