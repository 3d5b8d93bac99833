package org.rekindle.run.watched;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rekindle.census.LayerSummary;
import org.rekindle.run.document.EpochLine;

/**
 * A line of {@code epochs.jsonl} of a watched run.
 *
 * @param epoch from 1; 0 is the state before any update
 * @param steps updates so far
 * @param metrics what the program measured, by name; a value is null where it was NaN or infinite
 * @param score the metric that counts; null where the program measured nothing
 * @param higherIsBetter whether a larger score is better
 * @param trainingLoss the loss in training, where one of the metrics is it
 * @param status {@code ok}, or {@code diverged} when a number became NaN or infinite
 * @param censusScope the samples on which units were counted
 * @param censusEpoch the epoch in which the units of {@code layers} were counted; null in runs of
 *     recorders that count in every epoch
 * @param seconds since the last line
 * @param recorderSeconds what the recorder took of them; NaN where it is not known
 * @param learningRate that of the first group of parameters
 * @param gradientNorm the mean norm of the gradient of the weights, by layer, over the steps that
 *     were measured; a value is null where it was NaN or infinite
 * @param updateToWeight the mean of the norm of an update by that of the weights, likewise
 * @param countedSteps steps since the last line in which units were counted
 * @param layers the census of each layer
 * @param silentInTraining for each layer, how many units fired on no counted sample of training;
 *     null for epoch 0, and where nothing was counted
 */
public record WatchedEpoch(
        int epoch,
        long steps,
        @Nullable Map<String, @Nullable Double> metrics,
        @Nullable String score,
        boolean higherIsBetter,
        @Nullable Double trainingLoss,
        @Nullable String status,
        @Nullable String censusScope,
        @Nullable Integer censusEpoch,
        double seconds,
        double recorderSeconds,
        @Nullable Double learningRate,
        @Nullable Map<String, @Nullable Double> gradientNorm,
        @Nullable Map<String, @Nullable Double> updateToWeight,
        @Nullable Long countedSteps,
        @Nullable List<LayerSummary> layers,
        @Nullable List<Integer> silentInTraining)
        implements EpochLine {

    /** As {@code status}: a number became NaN or infinite. */
    private static final String DIVERGED = "diverged";

    /** Whether a number became NaN or infinite. */
    public boolean diverged() {
        return DIVERGED.equals(status);
    }

    /** The value of the score; NaN where there is none. */
    public double value() {
        Double value = score == null || metrics == null ? null : metrics.get(score);
        return value == null ? Double.NaN : value;
    }

    /** Whether its layers are those of an earlier epoch. */
    public boolean repeatsCensus() {
        return censusEpoch != null && censusEpoch < epoch;
    }

    /** How many units are dead. */
    int dead() {
        return layers == null ? 0 : layers.stream().mapToInt(LayerSummary::dead).sum();
    }

    /** How many units are counted. */
    int units() {
        return layers == null ? 0 : layers.stream().mapToInt(LayerSummary::units).sum();
    }
}
