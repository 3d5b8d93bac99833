package org.rekindle.diagnosis;

import java.util.Optional;
import org.rekindle.statistics.Interval;

/**
 * What one change to the run averted.
 *
 * @param intervention what was changed
 * @param deaths how many units were dead in the run as it was
 * @param averted the share of the seeds' deaths that the change averts; negative when it makes more
 * @param ci95 its interval over the seeds; empty for fewer than two
 * @param seeds how many seeds had deaths to avert
 */
public record Experiment(
        Intervention intervention, int deaths, double averted, Optional<Interval> ci95, int seeds) {

    /** The share of deaths that a change has to avert to be called their cause. */
    public static final double DECISIVE = 0.5;

    /** Whether what was changed is shown to be a cause: most deaths averted, and surely some. */
    public boolean isDecisive() {
        return averted >= DECISIVE && ci95.map(interval -> interval.low() > 0).orElse(false);
    }
}
