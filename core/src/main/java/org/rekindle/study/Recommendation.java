package org.rekindle.study;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.rekindle.activation.Activation;
import org.rekindle.network.Metric;
import org.rekindle.network.Task;

/**
 * Which activation to use, and why.
 *
 * @param winner the recommended setting
 * @param ranking what it was chosen from
 * @param detectableDifference the smallest true difference that these seeds would have shown to be
 *     beyond the margin, with a probability of 80 %; empty when nothing was compared
 * @param earlyStop that its training had better stop early; empty where that is not shown
 * @param kept the network that is used; empty when no trial of the winner ran to its end
 * @param reasons why, in plain words; they depend on scores and counts, not on the clock
 * @param timeCost the training time of the activations, in plain words; measured, so it varies from
 *     run to run
 */
public record Recommendation(
        Standing winner,
        Ranking ranking,
        OptionalDouble detectableDifference,
        Optional<EarlyStop> earlyStop,
        Optional<KeptNetwork> kept,
        List<String> reasons,
        String timeCost) {

    /**
     * Chooses the simplest activation that no other is shown to beat by more than the margin of the
     * ranking. If all are equal, the simplest of all is chosen in 95 of 100 studies or more. With a
     * single seed nothing is shown, and the highest score is recommended.
     *
     * @return empty when no trial has a score
     */
    public static Optional<Recommendation> of(Ranking ranking, Metric metric) {
        Comparison comparison = new Comparison(ranking);
        return comparison
                .recommended()
                .map(
                        winner -> {
                            Optional<EarlyStop> earlyStop = EarlyStop.of(ranking, winner);
                            Optional<KeptNetwork> kept = KeptNetwork.of(winner, earlyStop);
                            Reasons reasons =
                                    new Reasons(
                                            ranking, comparison, winner, earlyStop, kept, metric);
                            return new Recommendation(
                                    winner,
                                    ranking,
                                    comparison.detectable(),
                                    earlyStop,
                                    kept,
                                    reasons.text(),
                                    reasons.timeCost());
                        });
    }

    /** The same for a study by the default metric of its task. */
    public static Optional<Recommendation> of(Ranking ranking, Task task) {
        return of(ranking, Metric.of(task));
    }

    /** For how many epochs to train. Empty if no trial of the winner ran to its end. */
    public OptionalInt epochs() {
        return kept.stream().mapToInt(KeptNetwork::epochs).findFirst();
    }

    /** The place among all activations, from the simplest and cheapest on. */
    static int complexity(Activation activation) {
        List<String> names = Activation.all().stream().map(Activation::name).toList();
        return names.indexOf(activation.name());
    }
}
