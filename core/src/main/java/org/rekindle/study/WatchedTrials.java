package org.rekindle.study;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rekindle.activation.PRelu;
import org.rekindle.activation.Relu;

/**
 * The trials of a study that best show what happens to single units: in the recommended network, in
 * the ReLU network with most dead units, and in the best PReLU network, whose slopes are learnt.
 *
 * @param winner the trial of the recommended setting with the best validation score; empty without
 *     a recommendation
 * @param sickestRelu the ReLU trial with most dead units, the first of equals; empty when none is
 *     finished
 * @param bestPRelu the trial of the best PReLU setting with the best validation score; empty when
 *     none has a score
 */
public record WatchedTrials(
        Optional<TrialKey> winner, Optional<TrialKey> sickestRelu, Optional<TrialKey> bestPRelu) {

    /**
     * Chooses them.
     *
     * @param trials of the study, in the plan's order; those that were stopped do not count
     * @param ranking of these trials
     * @param recommendation from that ranking
     */
    public static WatchedTrials of(
            List<Trial> trials, Ranking ranking, Optional<Recommendation> recommendation) {
        return new WatchedTrials(
                recommendation
                        .flatMap(Recommendation::kept)
                        .map(KeptNetwork::trial)
                        .map(Trial::key),
                trials.stream()
                        .filter(Trial::isFinished)
                        .filter(trial -> trial.key().setting().activation() instanceof Relu)
                        // Of equals, max takes the first.
                        .max(Comparator.comparingDouble(Trial::deadFraction))
                        .map(Trial::key),
                ranking.best().stream()
                        .filter(standing -> standing.setting().activation() instanceof PRelu)
                        .findFirst()
                        .flatMap(Standing::bestTrial)
                        .map(Trial::key));
    }

    /** Each of them once, the winner first. */
    public List<TrialKey> keys() {
        return Stream.of(winner, sickestRelu, bestPRelu)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }
}
