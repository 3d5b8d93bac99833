package org.rekindle.training;

import java.util.List;
import java.util.Locale;
import org.rekindle.census.Verdict;
import org.rekindle.network.Dataset;

/**
 * The training and validation samples of a run.
 *
 * @param train the samples that gradients come from
 * @param validation the samples that scores come from; the same object as {@code train} where the
 *     samples are not split
 */
public record TrainingData(Dataset train, Dataset validation) {

    /**
     * The samples that the census counts in addition to the validation samples: the training
     * samples if there are too few validation samples to call a unit dead, otherwise none.
     */
    List<Dataset> furtherCensusScope() {
        return isSplit() && needsMore(validation.samples()) ? List.of(train) : List.of();
    }

    /** Whether scores come from other samples than gradients do. */
    public boolean isSplit() {
        return validation != train;
    }

    /** The scope of the census in words, to be shown with its numbers. */
    public String censusScope() {
        return isSplit()
                ? censusScope(train.samples(), validation.samples())
                : censusScope(train.samples());
    }

    /** The same for a run whose samples are not split. */
    public static String censusScope(int samples) {
        return String.format(Locale.ROOT, "the %d samples that it learnt from", samples);
    }

    /** The scope of the census of a run with these numbers of samples. */
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
