package org.rekindle.run.watched;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rekindle.census.LayerSummary;

/**
 * A line of {@code epochs.jsonl} of a watched run.
 *
 * @param epoch from 1; 0 is the state before any update
 * @param steps updates so far
 * @param metrics what the program measured, by name; a value is null where it was NaN or infinite
 * @param score the metric that counts; null where the program measured nothing
 * @param higherIsBetter whether a larger score is better
 * @param status {@code ok}, or {@code diverged} when a number became NaN or infinite
 * @param censusScope the samples on which units were counted
 * @param seconds since the last line
 * @param layers the census of each layer
 */
public record WatchedEpoch(
        int epoch,
        long steps,
        @Nullable Map<String, @Nullable Double> metrics,
        @Nullable String score,
        boolean higherIsBetter,
        @Nullable String status,
        @Nullable String censusScope,
        double seconds,
        @Nullable List<LayerSummary> layers) {

    /** As {@code status}: a number became NaN or infinite. */
    private static final String DIVERGED = "diverged";

    boolean diverged() {
        return DIVERGED.equals(status);
    }

    /** The value of the score; NaN where there is none. */
    double value() {
        Double value = score == null || metrics == null ? null : metrics.get(score);
        return value == null ? Double.NaN : value;
    }

    /** How many units are dead. */
    int dead() {
        return layers == null ? 0 : layers.stream().mapToInt(LayerSummary::dead).sum();
    }

    /** How many units are counted. */
    int units() {
        return layers == null ? 0 : layers.stream().mapToInt(LayerSummary::units).sum();
    }
}
