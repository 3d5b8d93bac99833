package org.rekindle.run.document;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.census.LayerSummary;
import org.rekindle.study.Trial;
import org.rekindle.subject.Baseline;

/**
 * What {@code train --json} prints.
 *
 * @param status {@code ok} or {@code diverged}
 * @param learnt whether the network is shown to have learnt ({@link Baseline#hasLearnt}); null when
 *     there is no score
 * @param baseline what the score has to beat, on the validation samples
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
        @Nullable Boolean learnt,
        BaselineDocument baseline,
        int epochs,
        @Nullable ScoreDocument validation,
        double deadFraction,
        double stuckNegativeFraction,
        List<LayerSummary> layers,
        String censusScope,
        String runDirectory) {

    /** The document of a trial. */
    public static TrainDocument of(
            Trial trial, Baseline baseline, String censusScope, String runDirectory) {
        TrialDocument line = TrialDocument.of(trial);
        return new TrainDocument(
                line.status(),
                trial.validation()
                        .map(found -> baseline.hasLearnt(found.score(), found.classes()))
                        .orElse(null),
                BaselineDocument.of(baseline),
                line.epochs(),
                line.validation(),
                line.deadFraction(),
                line.stuckNegativeFraction(),
                line.layers(),
                censusScope,
                runDirectory);
    }
}
