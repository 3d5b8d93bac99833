package org.rekindle.subject;

import java.util.List;
import java.util.OptionalDouble;
import org.rekindle.census.LayerSummary;
import org.rekindle.census.NetworkCensus;

/**
 * What came of one run.
 *
 * @param status how it ended
 * @param epochs how many whole epochs with finite numbers there were
 * @param score on the validation samples after the last of them, the higher the better (accuracy,
 *     R²); empty when there was none
 * @param loss on the same samples; NaN when there was none
 * @param atStepZero the census before any update
 * @param census the last census: after the last whole epoch, or that before any update
 * @param seconds what the updates took
 */
public record Outcome(
        Status status,
        int epochs,
        OptionalDouble score,
        double loss,
        NetworkCensus atStepZero,
        NetworkCensus census,
        double seconds) {

    /** Whether the loss became NaN or infinite. */
    public boolean diverged() {
        return status == Status.DIVERGED;
    }

    /** The last census in numbers, with who was born dead. */
    public List<LayerSummary> layers() {
        return census.summaries(atStepZero);
    }
}
