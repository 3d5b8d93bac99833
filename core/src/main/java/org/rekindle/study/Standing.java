package org.rekindle.study;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.rekindle.census.LayerSummary;
import org.rekindle.training.Status;

/**
 * How a setting did over its seeds.
 *
 * @param setting what was tried
 * @param trials its finished trials, one per seed; at least one
 */
public record Standing(Setting setting, List<Trial> trials) {

    /** Copies the list. */
    public Standing {
        trials = List.copyOf(trials);
    }

    /** How many trials diverged. A setting that diverges for some seed is not one to rely on. */
    public long diverged() {
        return trials.stream().filter(trial -> trial.status() == Status.DIVERGED).count();
    }

    /** The mean validation score of the trials that have one; NaN when none has. */
    public double score() {
        return Arrays.stream(scores()).average().orElse(Double.NaN);
    }

    /** The interval of the mean score; empty with fewer than two scores. No score exceeds 1. */
    public Optional<Interval> interval() {
        return Interval.ofMean(scores()).map(interval -> interval.atMost(1));
    }

    /** The mean share of dead units. */
    public double deadFraction() {
        return mean(Trial::deadFraction);
    }

    /** The mean share of units that never fire and still learn. */
    public double stuckNegativeFraction() {
        return mean(Trial::stuckNegativeFraction);
    }

    /** The mean share of activations that are exactly 0. */
    public double zeroShare() {
        return mean(Trial::zeroShare);
    }

    /** The mean share of a layer's units that the count finds. */
    public double layerShare(int layer, ToDoubleFunction<LayerSummary> count) {
        return mean(
                trial -> {
                    LayerSummary summary = trial.layers().get(layer);
                    return count.applyAsDouble(summary) / summary.units();
                });
    }

    /**
     * The mean time of an epoch's updates in the fastest trial, which other work and the JVM's
     * warm-up disturbed least; NaN when no trial ran to its end.
     */
    public double epochSeconds() {
        return trials.stream()
                .filter(trial -> trial.status() == Status.OK)
                .mapToDouble(trial -> trial.seconds() / trial.epochs())
                .min()
                .orElse(Double.NaN);
    }

    /**
     * Its trial with the best validation score, the first of equals; empty when none has a score.
     */
    public Optional<Trial> bestTrial() {
        return trials.stream()
                .filter(trial -> trial.validation().isPresent())
                .reduce((best, trial) -> scoreOf(trial) > scoreOf(best) ? trial : best);
    }

    /**
     * The interval of the mean of (this score − the other's), seed by seed; empty with fewer than
     * two seeds in common.
     */
    public Optional<Interval> gainOver(Standing other) {
        return Interval.ofMean(gains(other));
    }

    /** The mean of (this score − the other's) over the seeds that both have a score for. */
    public double meanGainOver(Standing other) {
        return Arrays.stream(gains(other)).average().orElse(Double.NaN);
    }

    private double[] gains(Standing other) {
        return trials.stream()
                .filter(trial -> trial.validation().isPresent())
                .flatMap(
                        trial ->
                                other.trials.stream()
                                        .filter(theirs -> theirs.validation().isPresent())
                                        .filter(theirs -> theirs.key().seed() == trial.key().seed())
                                        .map(theirs -> scoreOf(trial) - scoreOf(theirs)))
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private double[] scores() {
        return trials.stream()
                .filter(trial -> trial.validation().isPresent())
                .mapToDouble(Standing::scoreOf)
                .toArray();
    }

    private static double scoreOf(Trial trial) {
        return trial.validation().orElseThrow().score();
    }

    private double mean(ToDoubleFunction<Trial> number) {
        return trials.stream().mapToDouble(number).average().orElse(Double.NaN);
    }
}
