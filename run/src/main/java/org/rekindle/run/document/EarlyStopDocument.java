package org.rekindle.run.document;

import java.util.List;
import org.rekindle.statistics.Interval;
import org.rekindle.study.EarlyStop;

/**
 * {@code early_stop} in {@code recommendation.json}.
 *
 * @param epoch after which training stops
 * @param of how many epochs the trials ran
 * @param score the winner's mean validation score after this epoch, over the seeds that compare
 * @param ci95 the 95 % interval of that score
 * @param gain over its score after the last epoch
 * @param gainCi95 the 95 % interval of that gain
 */
public record EarlyStopDocument(
        int epoch, int of, double score, List<Double> ci95, double gain, List<Double> gainCi95) {

    static EarlyStopDocument of(EarlyStop found) {
        return new EarlyStopDocument(
                found.epoch(),
                found.of(),
                found.score(),
                ends(found.interval()),
                found.gain(),
                ends(found.gainInterval()));
    }

    private static List<Double> ends(Interval interval) {
        return List.of(interval.low(), interval.high());
    }
}
