package org.rekindle.run.document;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.study.Standing;

/**
 * A setting in {@code recommendation.json}.
 *
 * @param shape the activation: its name and parameter
 * @param learningRate the size of the updates
 * @param init how the weights started
 * @param score the mean validation score over the seeds; null when none ran to its end
 * @param ci95 its 95 % interval, over splits if there are several; null with fewer than two scores
 * @param seeds how many trials count
 * @param splits on how many splits of the rows; null in older documents, which means 1
 * @param dropped whether it got no more seeds, because another setting of its activation was
 *     chosen, or had become sure to be
 * @param diverged how many of them diverged
 * @param deadFraction the mean share of dead units
 * @param stuckNegativeFraction the mean share of units that never fire and still learn
 * @param inconclusiveFraction the mean share of units that never fired, in too few samples
 * @param zeroShare the mean share of activations that are exactly 0
 * @param epochSeconds the mean time of an epoch's updates in the fastest trial; varies from run to
 *     run
 */
public record StandingDocument(
        @JsonUnwrapped ActivationFields shape,
        double learningRate,
        String init,
        double score,
        @Nullable List<Double> ci95,
        int seeds,
        @Nullable Integer splits,
        boolean dropped,
        long diverged,
        double deadFraction,
        double stuckNegativeFraction,
        double inconclusiveFraction,
        double zeroShare,
        double epochSeconds) {

    /** The document of a standing. */
    public static StandingDocument of(Standing standing) {
        return new StandingDocument(
                ActivationFields.of(standing.setting().activation()),
                standing.setting().learningRate(),
                standing.setting().initializer().name(),
                standing.score(),
                standing.interval()
                        .map(interval -> List.of(interval.low(), interval.high()))
                        .orElse(null),
                standing.trials().size(),
                standing.splits(),
                standing.dropped(),
                standing.diverged(),
                standing.deadFraction(),
                standing.stuckNegativeFraction(),
                standing.inconclusiveFraction(),
                standing.zeroShare(),
                standing.epochSeconds());
    }
}
