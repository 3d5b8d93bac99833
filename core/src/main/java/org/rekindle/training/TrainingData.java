package org.rekindle.training;

import java.util.List;
import java.util.Locale;
import org.rekindle.census.Verdict;
import org.rekindle.network.Dataset;

/**
 * What a network learns from and what it is measured on.
 *
 * @param train the samples that gradients come from
 * @param validation the samples that scores come from
 */
public record TrainingData(Dataset train, Dataset validation) {

    /**
     * What the census counts beside the validation samples: nothing, or the training samples where
     * the former are too few to call a unit dead.
     */
    List<Dataset> furtherCensusScope() {
        return needsMore(validation.samples()) ? List.of(train) : List.of();
    }

    /** The scope of the census, to stand beside every number of it. */
    public String censusScope() {
        return censusScope(train.samples(), validation.samples());
    }

    /** The scope of the census of a run with so many samples. */
    public static String censusScope(int trainingSamples, int validationSamples) {
        return needsMore(validationSamples)
                ? String.format(
                        Locale.ROOT,
                        "%d validation and training samples",
                        validationSamples + trainingSamples)
                : String.format(Locale.ROOT, "%d validation samples", validationSamples);
    }

    private static boolean needsMore(int validationSamples) {
        return validationSamples < Verdict.MINIMUM_SAMPLES;
    }
}
