package org.rekindle.training;

import java.util.Optional;

/**
 * A run that has been, with everything that repeating it needs.
 *
 * @param recipe how the network was trained
 * @param data what it was trained on
 * @param standardizedData the same samples with standardised inputs; empty when the run's inputs
 *     were standardised already
 */
public record PastRun(Recipe recipe, TrainingData data, Optional<TrainingData> standardizedData) {

    /** The same, trained another way. */
    public PastRun with(Recipe other) {
        return new PastRun(other, data, standardizedData);
    }

    /** The same on standardised inputs; empty when they are standardised already. */
    public Optional<PastRun> standardized() {
        return standardizedData.map(other -> new PastRun(recipe, other, Optional.empty()));
    }
}
