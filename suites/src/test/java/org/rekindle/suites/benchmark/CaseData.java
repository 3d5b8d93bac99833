package org.rekindle.suites.benchmark;

import java.util.Optional;
import org.rekindle.training.Standardized;
import org.rekindle.training.TrainingData;

/**
 * What a case learns from.
 *
 * @param table the rows
 * @param fault what is wrong with the samples themselves
 * @param inputFactor raw inputs times this; 0 for standardised ones
 * @param targetFactor the same of a number to predict
 */
record CaseData(Table table, SampleFault fault, float inputFactor, float targetFactor) {

    CaseData withFault(SampleFault other) {
        return new CaseData(table, other, inputFactor, targetFactor);
    }

    CaseData withInputFactor(float other) {
        return new CaseData(table, fault, other, targetFactor);
    }

    CaseData withTargetFactor(float other) {
        return new CaseData(table, fault, inputFactor, other);
    }

    /** The samples as the run gets them. */
    TrainingData samples() {
        return samples(inputFactor, targetFactor);
    }

    /** The same with what is raw standardised: inputs, target, both. */
    Standardized<TrainingData> standardized() {
        Optional<TrainingData> inputs =
                inputFactor == 0 ? Optional.empty() : Optional.of(samples(0, targetFactor));
        Optional<TrainingData> target =
                targetFactor == 0 ? Optional.empty() : Optional.of(samples(inputFactor, 0));
        Optional<TrainingData> both =
                inputs.isPresent() && target.isPresent()
                        ? Optional.of(samples(0, 0))
                        : Optional.empty();
        return new Standardized<>(inputs, target, both);
    }

    private TrainingData samples(float inputs, float target) {
        return fault.spoil(table.data(inputs, target));
    }
}
