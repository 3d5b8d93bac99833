package org.rekindle.study;

import java.util.List;
import java.util.Optional;
import org.rekindle.activation.Activation;
import org.rekindle.census.FiringRate;
import org.rekindle.census.LayerSummary;
import org.rekindle.network.Metric;
import org.rekindle.network.NetworkShape;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.subject.Status;
import org.rekindle.training.Adam;
import org.rekindle.training.Evaluation;
import org.rekindle.training.Regime;

/**
 * Plans and trials that nobody ran; the first seed is 1. Where nothing else is said, the seeds that
 * compare also choose, and count on from 1.
 */
final class MadeUp {
    private MadeUp() {}

    static StudyPlan plan(SearchSpace space, Elimination elimination) {
        return plan(space, elimination, Protocol.BEFORE_FRESH_SEEDS);
    }

    static StudyPlan plan(SearchSpace space, Elimination elimination, Protocol protocol) {
        return new StudyPlan(
                space,
                Metric.ACCURACY,
                new NetworkShape(8, List.of(16, 16), 3),
                0,
                Adam.withWeightDecay(0),
                64,
                4,
                1,
                elimination,
                Regime.defaultFor(Task.CLASSIFICATION),
                protocol);
    }

    static StudyPlan plan(List<String> activations, List<Double> rates, int seeds) {
        SearchSpace space =
                new SearchSpace(
                        activations.stream().map(Activation::named).toList(),
                        List.of(VarianceScaling.HE_NORMAL),
                        rates,
                        seeds);
        return plan(space, Curtailment.DEFAULT);
    }

    static Setting setting(String activation, double rate) {
        return new Setting(Activation.named(activation), VarianceScaling.HE_NORMAL, rate);
    }

    /** A trial with that score; NaN stands for divergence. */
    static Trial trial(TrialKey key, double score) {
        boolean diverged = Double.isNaN(score);
        return new Trial(
                key,
                diverged ? Status.DIVERGED : Status.OK,
                10,
                diverged
                        ? Optional.empty()
                        : Optional.of(new Evaluation(Task.CLASSIFICATION, score, 0.5)),
                List.of(layer(0)),
                0.1);
    }

    /** A trial with these scores, epoch by epoch; none stands for divergence. */
    static Trial trial(TrialKey key, List<Double> scoreByEpoch) {
        Trial trial =
                trial(
                        key,
                        scoreByEpoch.isEmpty()
                                ? Double.NaN
                                : scoreByEpoch.get(scoreByEpoch.size() - 1));
        return new Trial(
                key,
                trial.status(),
                scoreByEpoch.size(),
                trial.validation(),
                trial.layers(),
                trial.seconds(),
                scoreByEpoch);
    }

    static LayerSummary layer(int dead) {
        return new LayerSummary(
                "hidden_1",
                100,
                dead,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0.5,
                0.2,
                new FiringRate(0, 0.25, 0.5, 0.75, 1),
                400);
    }
}
