package org.rekindle.subject;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rekindle.census.LayerSummary;
import org.rekindle.census.NetworkCensus;
import org.rekindle.network.ClassScores;

/**
 * The result of one run.
 *
 * @param status how it ended
 * @param epochs the number of complete epochs with finite numbers
 * @param score the validation score (by the metric of the run) after the last of them; higher is
 *     better; empty when there was none
 * @param loss on the same samples; NaN when there was none
 * @param atStepZero the census before any update
 * @param census the last census: after the last whole epoch, or that before any update
 * @param seconds the time of the updates
 * @param classes for classification, all validation scores by name; empty where they are not known
 * @param scoreByEpoch the validation score after each of the epochs, from the first on; empty where
 *     only the last is known
 */
public record Outcome(
        Status status,
        int epochs,
        OptionalDouble score,
        double loss,
        NetworkCensus atStepZero,
        NetworkCensus census,
        double seconds,
        Optional<ClassScores> classes,
        List<Double> scoreByEpoch) {

    /** Copies the list. */
    public Outcome {
        scoreByEpoch = List.copyOf(scoreByEpoch);
    }

    /** Of which only the last score is known. */
    public Outcome(
            Status status,
            int epochs,
            OptionalDouble score,
            double loss,
            NetworkCensus atStepZero,
            NetworkCensus census,
            double seconds) {
        this(status, epochs, score, loss, atStepZero, census, seconds, Optional.empty(), List.of());
    }

    /** Whether the loss became NaN or infinite. */
    public boolean diverged() {
        return status == Status.DIVERGED;
    }

    /** The last census in numbers, with the units that were born dead. */
    public List<LayerSummary> layers() {
        return census.summaries(atStepZero);
    }
}
