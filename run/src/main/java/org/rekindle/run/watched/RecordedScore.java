package org.rekindle.run.watched;

import java.util.List;

/**
 * How the metric of a program becomes a score of which more is better, with 0 for nothing learnt. A
 * loss has no upper bound, so it is counted by the share of the first loss that is gone: {@code 1 −
 * loss / loss of the first epoch}.
 *
 * @param metric its name; empty where the program measures nothing
 * @param higherIsBetter whether it is a score already
 * @param first its value after the first epoch of the recorded run; used for losses only
 */
public record RecordedScore(String metric, boolean higherIsBetter, double first) {

    /** The score of a run, by the lines that it has. */
    public static RecordedScore of(List<WatchedEpoch> epochs) {
        return epochs.stream()
                .filter(epoch -> Double.isFinite(epoch.value()))
                .findFirst()
                .map(
                        epoch ->
                                new RecordedScore(
                                        String.valueOf(epoch.score()),
                                        epoch.higherIsBetter(),
                                        epoch.value()))
                .orElse(new RecordedScore("", true, Double.NaN));
    }

    /** NaN where the epoch has no such metric. */
    double of(WatchedEpoch epoch) {
        return higherIsBetter ? epoch.value() : 1 - epoch.value() / first;
    }

    /** What the score is called. */
    public String title() {
        if (metric.isEmpty()) {
            return "score";
        }
        return higherIsBetter ? metric : "share of the first " + metric + " that is gone";
    }
}
