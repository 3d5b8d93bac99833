package org.rekindle.cli.run;

import org.rekindle.census.FiringRate;
import org.rekindle.census.LayerSummary;

/** The census of a layer of 100 units that nobody has counted. */
public final class MadeUpLayer {
    private MadeUpLayer() {}

    public static LayerSummary with(String name, int dead, int stuckNegative, int inconclusive) {
        FiringRate rates = new FiringRate(0, 0.25, 0.5, 0.75, 1);
        return new LayerSummary(
                name, 100, dead, stuckNegative, 0, 0, 0, 0, inconclusive, 0, 0.5, 0.2, rates, 400);
    }
}
