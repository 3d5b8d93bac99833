package org.rekindle.view;

import org.jspecify.annotations.Nullable;

/**
 * A run in a list of runs.
 *
 * @param name the folder's name
 * @param command {@code choose} or {@code train}; null when {@code run.json} does not say
 * @param status how far it is
 * @param problem what is wrong with its files, in one sentence; null when nothing is
 * @param target the column that is predicted
 * @param dataFile the data's file, without its folder
 * @param task {@code classification} or {@code regression}
 * @param rows of the table
 * @param scoreName {@code accuracy} or {@code r2}
 * @param activation the name of the activation: that of a training run, or the recommended one;
 *     null while there is none
 * @param learningRate that of the same
 * @param score the validation score of the same
 * @param deadFraction the share of dead units of the same
 * @param progress how far it is, in numbers
 * @param modified when one of its files last changed, as an ISO instant
 */
public record RunSummary(
        String name,
        @Nullable String command,
        RunStatus status,
        @Nullable String problem,
        @Nullable String target,
        @Nullable String dataFile,
        @Nullable String task,
        @Nullable Integer rows,
        @Nullable String scoreName,
        @Nullable String activation,
        @Nullable Double learningRate,
        @Nullable Double score,
        @Nullable Double deadFraction,
        @Nullable Progress progress,
        @Nullable String modified) {}
