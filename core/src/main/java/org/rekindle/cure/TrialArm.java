package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.statistics.Interval;

/**
 * What one remedy, or one control, came to.
 *
 * @param remedy what was done
 * @param score the mean validation score over the seeds; a run that diverged, and an R² below 0,
 *     count as 0
 * @param ci95 its interval
 * @param gainOverCarryOn the mean difference to carrying on, seed by seed
 * @param gainCi95 its interval
 * @param gainOverRandom the mean difference to resetting as many random units, seed by seed
 * @param gainOverRandomCi95 its interval
 * @param diverged how many of its runs diverged
 * @param deadFraction the mean share of dead hidden units at the end
 * @param outputChange by how much recycling changed an output on the validation samples, at most;
 *     NaN where nothing was recycled
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

    /** Whether it never diverges and is surely better than both controls. */
    public boolean beatsTheControls() {
        return !remedy.isControl()
                && diverged == 0
                && isAboveZero(gainCi95)
                && isAboveZero(gainOverRandomCi95);
    }

    /** Whether it is surely better than carrying on. */
    public boolean beatsCarryingOn() {
        return isAboveZero(gainCi95);
    }

    private static boolean isAboveZero(Optional<Interval> interval) {
        return interval.map(range -> range.low() > 0).orElse(false);
    }
}
