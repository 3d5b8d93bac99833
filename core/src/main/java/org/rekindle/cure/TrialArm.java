package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.statistics.Interval;

/**
 * The result of one remedy or control.
 *
 * @param remedy what was done
 * @param score the mean validation score over the seeds; a run that diverged, and an R² below 0,
 *     count as 0
 * @param ci95 the 95 % interval of the score
 * @param gainOverCarryOn the mean difference to carrying on, seed by seed
 * @param gainCi95 its interval
 * @param gainOverRandom the mean difference to resetting as many random units, seed by seed
 * @param gainOverRandomCi95 its interval
 * @param diverged the number of its runs that diverged
 * @param deadFraction the mean share of dead hidden units at the end
 * @param outputChange the largest absolute change of an output on the validation samples by
 *     recycling; NaN where nothing was recycled
 */
public record TrialArm(
        Remedy remedy,
        double score,
        Optional<Interval> ci95,
        double gainOverCarryOn,
        Optional<Interval> gainCi95,
        double gainOverRandom,
        Optional<Interval> gainOverRandomCi95,
        int diverged,
        double deadFraction,
        double outputChange) {

    /**
     * Whether it beats both controls: no run diverged, and both intervals of the gain lie above 0.
     */
    public boolean beatsTheControls() {
        return !remedy.isControl()
                && diverged == 0
                && isAboveZero(gainCi95)
                && isAboveZero(gainOverRandomCi95);
    }

    /** Whether the interval of the gain over carrying on lies above 0. */
    public boolean beatsCarryingOn() {
        return isAboveZero(gainCi95);
    }

    private static boolean isAboveZero(Optional<Interval> interval) {
        return interval.map(range -> range.low() > 0).orElse(false);
    }
}
