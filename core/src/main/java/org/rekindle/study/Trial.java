package org.rekindle.study;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.rekindle.census.LayerSummary;
import org.rekindle.network.Metric;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Status;
import org.rekindle.training.Evaluation;

/**
 * The result of one trial.
 *
 * @param key what was tried
 * @param status how it ended
 * @param epochs complete epochs with finite numbers
 * @param validation the score after the last of them; empty when there was none
 * @param layers the census after the last of them, or before training when there was none
 * @param seconds the time of the updates
 * @param scoreByEpoch the validation score after each of these epochs, from the first on; empty
 *     where only the last is known
 */
public record Trial(
        TrialKey key,
        Status status,
        int epochs,
        Optional<Evaluation> validation,
        List<LayerSummary> layers,
        double seconds,
        List<Double> scoreByEpoch) {

    /** Copies the lists. */
    public Trial {
        layers = List.copyOf(layers);
        scoreByEpoch = List.copyOf(scoreByEpoch);
    }

    /** Of which only the last score is known. */
    public Trial(
            TrialKey key,
            Status status,
            int epochs,
            Optional<Evaluation> validation,
            List<LayerSummary> layers,
            double seconds) {
        this(key, status, epochs, validation, layers, seconds, List.of());
    }

    /** The trial with the outcome of its run. */
    static Trial of(TrialKey key, Outcome outcome, Metric metric) {
        Optional<Evaluation> validation =
                outcome.score().isPresent()
                        ? Optional.of(
                                new Evaluation(
                                        metric,
                                        outcome.score().getAsDouble(),
                                        outcome.loss(),
                                        outcome.classes()))
                        : Optional.empty();
        return new Trial(
                key,
                outcome.status(),
                outcome.epochs(),
                validation,
                outcome.layers(),
                outcome.seconds(),
                outcome.scoreByEpoch());
    }

    /**
     * Whether the trial ran to its end, which may be divergence; a stopped trial says nothing about
     * its setting.
     */
    public boolean isFinished() {
        return status != Status.STOPPED;
    }

    /** The share of hidden units that are dead. */
    public double deadFraction() {
        return unitShare(LayerSummary::dead);
    }

    /** The share of hidden units that never fire and still learn. */
    public double stuckNegativeFraction() {
        return unitShare(LayerSummary::stuckNegative);
    }

    /** The share of hidden units that never fired, in too few samples for a verdict. */
    public double inconclusiveFraction() {
        return unitShare(LayerSummary::inconclusive);
    }

    /** The share of hidden activations that are exactly 0. */
    public double zeroShare() {
        return unitShare(layer -> layer.zeroShare() * layer.units());
    }

    private double unitShare(ToDoubleFunction<LayerSummary> count) {
        return layers.stream().mapToDouble(count).sum()
                / layers.stream().mapToInt(LayerSummary::units).sum();
    }
}
