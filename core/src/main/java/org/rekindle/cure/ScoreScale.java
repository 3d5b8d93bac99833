package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.subject.Baseline;

/**
 * How scores are counted when gains are judged. A score below that of a constant answer counts as
 * the constant: nothing was learnt, and how wrong the answers are besides says nothing about a
 * remedy. R² has no lower bound, so a single wild run at −1000 would otherwise decide.
 *
 * @param constant the score of a constant answer; 0 where the subject has no baseline
 * @param resolution the smallest possible difference between two scores; 0 if scores are continuous
 */
record ScoreScale(double constant, double resolution) {

    /** The scale of a subject with this baseline. */
    static ScoreScale of(Optional<Baseline> baseline) {
        return baseline.map(
                        known ->
                                new ScoreScale(
                                        known.constant(),
                                        known.metric().resolution(known.samples())))
                .orElse(new ScoreScale(0, 0));
    }

    /** The score that counts; the constant also for NaN. */
    double counted(double score) {
        return score > constant ? score : constant;
    }

    /** The variance of one score by rounding. */
    double roundingOfScore() {
        return resolution * resolution / 12;
    }

    /** The variance of the difference of two scores by rounding. */
    double roundingOfDifference() {
        return resolution * resolution / 6;
    }
}
