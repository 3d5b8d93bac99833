package org.rekindle.study;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.rekindle.activation.Activation;
import org.rekindle.network.Metric;
import org.rekindle.network.Task;

/**
 * Which activation to use, and why.
 *
 * @param winner the recommended setting
 * @param ranking what it was chosen from
 * @param reasons why, in plain words; they depend on scores and counts, not on the clock
 * @param timeCost the training time of the activations, in plain words; measured, so it varies from
 *     run to run
 */
public record Recommendation(
        Standing winner, Ranking ranking, List<String> reasons, String timeCost) {

    /**
     * Chooses. The highest mean score leads; every activation whose paired difference from the
     * leader could be 0 (its 95 % interval contains 0) is tied with it, and the simplest of the
     * tied is recommended. With a single seed there are no intervals, and the leader itself is
     * recommended.
     *
     * @return empty when no trial has a score
     */
    public static Optional<Recommendation> of(Ranking ranking, Metric metric) {
        return ranking.best().stream()
                .findFirst()
                .filter(leader -> leader.bestTrial().isPresent())
                .map(
                        leader -> {
                            Standing winner = simplestTied(leader, ranking.best());
                            Reasons reasons = new Reasons(ranking, winner, metric);
                            return new Recommendation(
                                    winner, ranking, reasons.text(), reasons.timeCost());
                        });
    }

    /** The same for a study by the default metric of its task. */
    public static Optional<Recommendation> of(Ranking ranking, Task task) {
        return of(ranking, Metric.of(task));
    }

    private static Standing simplestTied(Standing leader, List<Standing> best) {
        return best.stream()
                .filter(standing -> standing.equals(leader) || isTied(leader, standing))
                .min(
                        Comparator.comparingInt(
                                standing -> complexity(standing.setting().activation())))
                .orElse(leader);
    }

    private static boolean isTied(Standing leader, Standing other) {
        return other.diverged() <= leader.diverged()
                && leader.gainOver(other).map(gain -> gain.low() <= 0).orElse(false);
    }

    /** The place among all activations, from the simplest and cheapest on. */
    static int complexity(Activation activation) {
        List<String> names = Activation.all().stream().map(Activation::name).toList();
        return names.indexOf(activation.name());
    }
}
