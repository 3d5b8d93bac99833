package org.rekindle.view;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rekindle.census.LayerSummary;
import org.rekindle.run.watched.WatchedEpoch;

/**
 * The results of a watched run so far.
 *
 * @param lines how many whole lines its growing file has
 * @param epochs those that have ended; epoch 0 is before training
 */
record WatchedResults(int lines, List<WatchedEpoch> epochs) {

    /** Copies the list. */
    WatchedResults {
        epochs = List.copyOf(epochs);
    }

    Optional<WatchedEpoch> last() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
    }

    /** How many epochs have ended. */
    int done() {
        return last().map(WatchedEpoch::epoch).orElse(0);
    }

    /** The census after the last epoch. */
    List<LayerSummary> census() {
        return last().map(WatchedEpoch::layers).orElse(List.of());
    }

    /** The line that first has a score. */
    Optional<WatchedEpoch> firstScored() {
        return epochs.stream().filter(epoch -> epoch.score() != null).findFirst();
    }

    /** The last score that is a number. */
    OptionalDouble score() {
        return epochs.stream()
                .mapToDouble(WatchedEpoch::value)
                .filter(Double::isFinite)
                .reduce((before, after) -> after);
    }

    /** The share of units that are dead; empty before units were counted. */
    OptionalDouble deadFraction() {
        long units = census().stream().mapToLong(LayerSummary::units).sum();
        return units == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        census().stream().mapToDouble(LayerSummary::dead).sum() / units);
    }
}
