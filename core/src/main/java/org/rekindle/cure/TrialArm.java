package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.statistics.Interval;

/**
 * The result of one remedy or control.
 *
 * <p>Gains are differences of counted scores, draw by draw. A score below that of a constant answer
 * counts as the constant, so that one wild run does not decide. All intervals include the error by
 * which accuracy is rounded to whole samples.
 *
 * @param remedy what was done
 * @param score the mean validation score as it is, also an R² below 0; a run that diverged has the
 *     score of the constant
 * @param ci95 the 95 % interval of the score
 * @param countedScore the mean of the scores as they count
 * @param gainOverCarryOn the mean difference to carrying on
 * @param gainCi95 its interval, for this arm alone
 * @param gainOverRandom the mean difference to resetting as many random living units
 * @param gainOverRandomCi95 its interval, for this arm alone
 * @param carryOnP the one-sided p-value of the gain over carrying on, corrected for the number of
 *     remedies ({@link org.rekindle.statistics.Holm}); 1 for a control
 * @param controlsP the same for the gain over both controls: the larger of the two p-values,
 *     corrected
 * @param diverged the number of its runs that diverged
 * @param deadFraction the mean share of dead hidden units at the end
 * @param outputChange the largest absolute change of an output on the validation samples by
 *     recycling; NaN where nothing was recycled
 */
public record TrialArm(
        Remedy remedy,
        double score,
        Optional<Interval> ci95,
        double countedScore,
        double gainOverCarryOn,
        Optional<Interval> gainCi95,
        double gainOverRandom,
        Optional<Interval> gainOverRandomCi95,
        double carryOnP,
        double controlsP,
        int diverged,
        double deadFraction,
        double outputChange) {

    /** A corrected one-sided p-value below this is a gain: that of an interval above 0. */
    public static final double LEVEL = 0.025;

    /** A mean gain below this is none, however sure it is. */
    public static final double LEAST_GAIN = 0.001;

    /** Whether it is a remedy that beats both controls, and no run diverged. */
    public boolean beatsTheControls() {
        return beatsCarryingOn()
                && diverged == 0
                && controlsP < LEVEL
                && gainOverRandom >= LEAST_GAIN;
    }

    /** Whether it is a remedy that beats carrying on, however it compares with random resets. */
    public boolean beatsCarryingOn() {
        return !remedy.isControl() && carryOnP < LEVEL && gainOverCarryOn >= LEAST_GAIN;
    }
}
