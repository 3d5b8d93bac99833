package org.rekindle.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A run in a list of runs. It goes to the page as one flat JSON object, as {@link FullView} does.
 *
 * @param name the folder's name
 * @param command {@code choose}, {@code train} or {@code watched}; null when {@code run.json} does
 *     not say
 * @param status whether it is running, finished, interrupted or broken
 * @param problem what is wrong with its files, in one sentence; null when nothing is
 * @param framework of a watched run what trained, such as {@code pytorch 2.5.0}; null for others
 * @param table what it learns from
 * @param best what it came to
 * @param progress how much is done, in numbers; null for a broken run
 * @param modified when one of its files last changed, as an ISO instant
 */
public record Summary(
        String name,
        @Nullable String command,
        WorkStatus status,
        @Nullable String problem,
        @Nullable String framework,
        @JsonUnwrapped TableFacts table,
        @JsonUnwrapped BestResult best,
        @Nullable ProgressView progress,
        @Nullable String modified) {

    /**
     * What a run learns from. All is null for a broken run.
     *
     * @param target the column that is predicted
     * @param dataFile the data's file, without its folder; of a watched run the program's
     * @param task {@code classification} or {@code regression}
     * @param rows of the table
     * @param scoreName what networks are ranked by, such as {@code accuracy}
     */
    public record TableFacts(
            @Nullable String target,
            @Nullable String dataFile,
            @Nullable String task,
            @Nullable Integer rows,
            @Nullable String scoreName) {}

    /**
     * The network of a training run, or the setting that a study recommends. All is null while
     * there is none.
     *
     * @param activation the name of its activation
     * @param learningRate its learning rate
     * @param score its validation score
     * @param deadFraction its share of dead units
     */
    public record BestResult(
            @Nullable String activation,
            @Nullable Double learningRate,
            @Nullable Double score,
            @Nullable Double deadFraction) {

        /** Nothing. */
        static final BestResult NONE = new BestResult(null, null, null, null);
    }

    /**
     * A run that cannot be read.
     *
     * @param problem why, in one sentence
     */
    public static Summary broken(String name, @Nullable String problem, @Nullable String modified) {
        return new Summary(
                name,
                null,
                WorkStatus.BROKEN,
                problem,
                null,
                new TableFacts(null, null, null, null, null),
                BestResult.NONE,
                null,
                modified);
    }
}
