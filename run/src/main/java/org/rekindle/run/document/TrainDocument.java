package org.rekindle.run.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.census.LayerSummary;
import org.rekindle.study.Trial;

/**
 * What {@code train --json} prints.
 *
 * @param status {@code ok} or {@code diverged}
 * @param epochs whole epochs with finite numbers
 * @param validation the score after the last of them; null when there was none
 * @param deadFraction the share of hidden units that are dead
 * @param stuckNegativeFraction the share of hidden units that never fire and still learn
 * @param layers the census after the last of the epochs
 * @param censusScope which samples the counts are over
 * @param runDirectory where everything else lies
 */
public record TrainDocument(
        String status,
        int epochs,
        @Nullable ScoreDocument validation,
        double deadFraction,
        double stuckNegativeFraction,
        List<LayerSummary> layers,
        String censusScope,
        String runDirectory) {

    /** The document of a trial. */
    public static TrainDocument of(Trial trial, String censusScope, String runDirectory) {
        TrialDocument line = TrialDocument.of(trial);
        return new TrainDocument(
                line.status(),
                line.epochs(),
                line.validation(),
                line.deadFraction(),
                line.stuckNegativeFraction(),
                line.layers(),
                censusScope,
                runDirectory);
    }
}
