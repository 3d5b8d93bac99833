package org.rekindle.training;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rekindle.census.LayerSummary;
import org.rekindle.census.NetworkCensus;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Status;

/**
 * The result of a run.
 *
 * @param status why it ended
 * @param atStepZero the census before any update
 * @param lastEpoch the last complete epoch with finite numbers; empty when there was none
 * @param epochs the number of complete epochs with finite numbers
 * @param seconds the time of the updates, without validation and census
 * @param scoreByEpoch the validation score after each of these epochs, from the first on
 */
public record TrainingResult(
        Status status,
        NetworkCensus atStepZero,
        Optional<EpochReport> lastEpoch,
        int epochs,
        double seconds,
        List<Double> scoreByEpoch) {

    /** Copies the list. */
    public TrainingResult {
        scoreByEpoch = List.copyOf(scoreByEpoch);
    }

    /** The last census taken: that of the last epoch, or that of step 0. */
    public NetworkCensus census() {
        return lastEpoch.map(EpochReport::census).orElse(atStepZero);
    }

    /** The part of it that experiments use. */
    public Outcome outcome() {
        Optional<Evaluation> validation = lastEpoch.map(EpochReport::validation);
        return new Outcome(
                status,
                epochs,
                validation
                        .map(found -> OptionalDouble.of(found.score()))
                        .orElse(OptionalDouble.empty()),
                validation.map(Evaluation::loss).orElse(Double.NaN),
                atStepZero,
                census(),
                seconds,
                validation.flatMap(Evaluation::classes),
                scoreByEpoch);
    }

    /** The last census in numbers, with the units that were born dead. */
    public List<LayerSummary> layers() {
        return census().summaries(atStepZero);
    }
}
