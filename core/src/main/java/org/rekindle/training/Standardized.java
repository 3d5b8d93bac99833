package org.rekindle.training;

import java.util.Optional;
import org.rekindle.subject.Change;

/**
 * The samples of a run with more of them standardised. A part is empty when the run has it already.
 *
 * @param inputs with standardised inputs
 * @param target with a standardised target
 * @param both with both; only where each of the two is there
 */
public record Standardized(
        Optional<TrainingData> inputs, Optional<TrainingData> target, Optional<TrainingData> both) {

    /** Everything is standardised already. */
    public static final Standardized NONE =
            new Standardized(Optional.empty(), Optional.empty(), Optional.empty());

    /** Only the inputs are not standardised yet. */
    public static Standardized ofInputs(TrainingData inputs) {
        return new Standardized(Optional.of(inputs), Optional.empty(), Optional.empty());
    }

    /** The samples that a change asks for; empty when it asks for none, or they are not there. */
    Optional<TrainingData> after(Change change) {
        if (change.standardizeInputs() && change.standardizeTarget()) {
            return both;
        }
        if (change.standardizeInputs()) {
            return inputs;
        }
        return change.standardizeTarget() ? target : Optional.empty();
    }
}
