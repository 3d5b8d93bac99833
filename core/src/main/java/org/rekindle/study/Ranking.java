package org.rekindle.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rekindle.activation.Activation;

/**
 * How the settings of a study compare.
 *
 * @param standings every setting that was tried, in the space's order
 * @param best each activation's best setting, the highest score first; settings that diverged for
 *     some seed come after all that never did; settings that were dropped are not included
 * @param finished how many trials of the study are finished
 * @param planned how many it would have if no setting were dropped
 * @param spared how many of those are not needed, because their settings were dropped
 */
public record Ranking(
        List<Standing> standings, List<Standing> best, int finished, int planned, int spared) {

    /** Copies the lists. */
    public Ranking {
        standings = List.copyOf(standings);
        best = List.copyOf(best);
    }

    /**
     * Compares the trials of a study so far, without its data.
     *
     * @param validationSamples the number of samples over which a score is computed
     * @param trials those that have ended, in any order
     */
    public static Ranking of(StudyPlan plan, int validationSamples, List<Trial> trials) {
        double resolution = plan.metric().resolution(validationSamples);
        return of(Race.start(plan, resolution).after(trials), trials);
    }

    /**
     * Compares the finished trials of a study. When it was stopped early, only the seeds that every
     * setting still in the race has finished count, so that all settings are judged by the same
     * seeds. If there is no such seed yet, each setting is judged by the seeds that it has. A
     * setting that was dropped is shown with the seeds that it got.
     */
    static Ranking of(Race race, List<Trial> trials) {
        List<Trial> finished = trials.stream().filter(race::counts).toList();
        Set<Long> common = seedsOfAll(race.running(), finished);
        Map<Setting, List<Trial>> counted =
                finished.stream()
                        .filter(
                                trial ->
                                        common.isEmpty()
                                                || common.contains(trial.key().seed())
                                                || race.dropped()
                                                        .containsKey(trial.key().setting()))
                        .collect(Collectors.groupingBy(trial -> trial.key().setting()));
        SearchSpace space = race.plan().space();
        List<Standing> standings = new ArrayList<>();
        for (Setting setting : space.settings()) {
            List<Trial> its = counted.get(setting);
            if (its != null) {
                boolean dropped = race.dropped().containsKey(setting);
                standings.add(new Standing(setting, its, race.resolution(), dropped));
            }
        }
        return new Ranking(
                standings,
                bestOfEach(space.activations(), standings),
                finished.size(),
                space.settings().size() * space.seeds(),
                race.spared());
    }

    /** The standing of one setting, when it was tried. */
    public Optional<Standing> find(Setting setting) {
        return standings.stream()
                .filter(standing -> standing.setting().equals(setting))
                .findFirst();
    }

    /** Whether trials that the answer needs are still to be run. */
    public boolean isPartial() {
        return finished + spared < planned;
    }

    private static List<Standing> bestOfEach(
            List<Activation> activations, List<Standing> standings) {
        List<Standing> best = new ArrayList<>();
        for (Activation activation : activations) {
            standings.stream()
                    .filter(standing -> !standing.dropped())
                    .filter(standing -> standing.setting().activation().equals(activation))
                    .min(Standing.BY_MERIT)
                    .ifPresent(best::add);
        }
        best.sort(Standing.BY_MERIT);
        return best;
    }

    private static Set<Long> seedsOfAll(List<Setting> running, List<Trial> finished) {
        Set<Setting> settings = Set.copyOf(running);
        return finished.stream()
                .filter(trial -> settings.contains(trial.key().setting()))
                .collect(Collectors.groupingBy(trial -> trial.key().seed(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() == settings.size())
                .map(entry -> entry.getKey())
                .collect(Collectors.toSet());
    }
}
