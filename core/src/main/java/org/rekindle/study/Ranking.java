package org.rekindle.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rekindle.activation.Activation;

/**
 * How the settings of a study compare.
 *
 * @param standings every setting that was tried, in the space's order
 * @param best each activation's best setting, the highest score first; settings that diverged for
 *     some seed come after all that never did
 * @param finished how many trials of the study are finished
 * @param planned how many it has
 */
public record Ranking(List<Standing> standings, List<Standing> best, int finished, int planned) {

    /** Settings that never diverge first, then by score; settings without a score last. */
    private static final Comparator<Standing> BY_MERIT =
            Comparator.comparing((Standing standing) -> Double.isNaN(standing.score()))
                    .thenComparing(Standing::diverged)
                    .thenComparing(Standing::score, Comparator.reverseOrder());

    /** Copies the lists. */
    public Ranking {
        standings = List.copyOf(standings);
        best = List.copyOf(best);
    }

    /**
     * Compares the finished trials of a study. When it was stopped early, only the seeds that every
     * setting has finished count, so that no setting is judged by other seeds than its rivals;
     * where there is no such seed yet, each setting is judged by what it has.
     */
    public static Ranking of(SearchSpace space, List<Trial> trials, double resolution) {
        List<Trial> finished = trials.stream().filter(Trial::isFinished).toList();
        List<Setting> settings = space.settings();
        Set<Long> common = seedsOfAll(settings, finished);
        List<Trial> counted =
                common.isEmpty()
                        ? finished
                        : finished.stream()
                                .filter(trial -> common.contains(trial.key().seed()))
                                .toList();
        List<Standing> standings = new ArrayList<>();
        for (Setting setting : settings) {
            List<Trial> its =
                    counted.stream()
                            .filter(trial -> trial.key().setting().equals(setting))
                            .toList();
            if (!its.isEmpty()) {
                standings.add(new Standing(setting, its, resolution));
            }
        }
        return new Ranking(
                standings,
                bestOfEach(space.activations(), standings),
                finished.size(),
                settings.size() * space.seeds());
    }

    /** The standing of one setting, when it was tried. */
    public Optional<Standing> find(Setting setting) {
        return standings.stream()
                .filter(standing -> standing.setting().equals(setting))
                .findFirst();
    }

    /** Whether trials of the study are still to be run. */
    public boolean isPartial() {
        return finished < planned;
    }

    private static List<Standing> bestOfEach(
            List<Activation> activations, List<Standing> standings) {
        List<Standing> best = new ArrayList<>();
        for (Activation activation : activations) {
            standings.stream()
                    .filter(standing -> standing.setting().activation().equals(activation))
                    .min(BY_MERIT)
                    .ifPresent(best::add);
        }
        best.sort(BY_MERIT);
        return best;
    }

    private static Set<Long> seedsOfAll(List<Setting> settings, List<Trial> finished) {
        return finished.stream()
                .collect(Collectors.groupingBy(trial -> trial.key().seed(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() == settings.size())
                .map(entry -> entry.getKey())
                .collect(Collectors.toSet());
    }
}
