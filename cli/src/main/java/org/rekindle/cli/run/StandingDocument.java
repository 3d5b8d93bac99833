package org.rekindle.cli.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.study.Standing;

/**
 * A setting in {@code recommendation.json}.
 *
 * @param activation its name and parameter
 * @param learningRate the size of the updates
 * @param init how the weights started
 * @param score the mean validation score over the seeds; null when every trial diverged at once
 * @param ci95 its 95 % interval; null with fewer than two scores
 * @param seeds how many trials count
 * @param diverged how many of them diverged
 * @param deadFraction the mean share of dead units
 * @param stuckNegativeFraction the mean share of units that never fire and still learn
 * @param zeroShare the mean share of activations that are exactly 0
 * @param epochSeconds the mean time of an epoch's updates in the fastest trial; varies from run to
 *     run
 */
public record StandingDocument(
        @JsonUnwrapped ActivationFields activation,
        double learningRate,
        String init,
        @Nullable Double score,
        @Nullable List<Double> ci95,
        int seeds,
        long diverged,
        double deadFraction,
        double stuckNegativeFraction,
        double zeroShare,
        @Nullable Double epochSeconds) {

    static StandingDocument of(Standing standing) {
        return new StandingDocument(
                ActivationFields.of(standing.setting().activation()),
                standing.setting().learningRate(),
                standing.setting().initializer().name(),
                nullIfNaN(standing.score()),
                standing.interval()
                        .map(interval -> List.of(interval.low(), interval.high()))
                        .orElse(null),
                standing.trials().size(),
                standing.diverged(),
                standing.deadFraction(),
                standing.stuckNegativeFraction(),
                standing.zeroShare(),
                nullIfNaN(standing.epochSeconds()));
    }

    private static @Nullable Double nullIfNaN(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
