package org.rekindle.run.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.census.LayerSummary;

/**
 * A line of {@code epochs.jsonl}.
 *
 * @param epoch from 1; 0 is the census before any update
 * @param trainingLoss the mean loss over the epoch's batches; null for epoch 0
 * @param validation the score after the epoch; null for epoch 0
 * @param layers the census after the epoch
 * @param silentInTraining for each layer, how many units fired on no training sample of the epoch;
 *     null for epoch 0
 */
public record EpochDocument(
        int epoch,
        @Nullable Double trainingLoss,
        @Nullable ScoreDocument validation,
        List<LayerSummary> layers,
        @Nullable List<Integer> silentInTraining)
        implements EpochLine {}
