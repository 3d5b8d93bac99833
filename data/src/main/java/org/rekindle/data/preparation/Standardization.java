package org.rekindle.data.preparation;

import java.util.List;

/**
 * How raw values became what a network sees: {@code (raw - mean) / std}, by the mean and the
 * population standard deviation of the training rows. A std of 0 marks a feature that is constant
 * there: it is 0 in every row. Where nothing was standardised, means are 0 and stds 1.
 *
 * @param means one per feature
 * @param stds one per feature
 * @param targetMean of a regression's target; 0 for classification, or when the target is raw
 * @param targetStd of a regression's target; 1 for classification, or when the target is raw
 */
public record Standardization(
        List<Double> means, List<Double> stds, double targetMean, double targetStd) {
    /** Copies the lists. */
    public Standardization {
        means = List.copyOf(means);
        stds = List.copyOf(stds);
    }
}
