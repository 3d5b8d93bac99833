package org.rekindle.study;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rekindle.activation.Activation;
import org.rekindle.training.Schedule;

/**
 * How the settings of a study compare.
 *
 * @param standings every setting that was tried, over all its seeds, in the space's order
 * @param best each activation's chosen setting, over the seeds that compare, the highest score
 *     first; settings that diverged for some seed come after all that never did
 * @param choosing how many other seeds chose these settings. 0 when the seeds that compare also
 *     chose, or nothing was to be chosen: see {@link #choices}
 * @param margin differences of scores up to this count as none
 * @param splits over how many splits of the rows the settings are compared, if the study is whole
 * @param finished how many trials of the study are finished
 * @param planned how many it would have if no setting were dropped early
 * @param spared how many of those are not needed, because their settings were dropped
 * @param nestedRuns whether a run of fewer epochs is the first part of a longer one; not where the
 *     learning rate falls over all epochs
 */
public record Ranking(
        List<Standing> standings,
        List<Standing> best,
        int choosing,
        double margin,
        int splits,
        int finished,
        int planned,
        int spared,
        boolean nestedRuns) {

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
     * setting that was dropped is shown with the seeds that it got. Until one seed has compared all
     * chosen settings, they are ranked by the seeds that choose.
     */
    static Ranking of(Race race, List<Trial> trials) {
        List<Trial> finished = race.counted(trials);
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
        List<Standing> compared = compared(race, common, standings);
        return new Ranking(
                standings,
                compared.isEmpty() ? bestOfEach(space.activations(), standings) : compared,
                compared.isEmpty() ? 0 : race.choosing(),
                race.plan().protocol().margin(),
                race.plan().protocol().splits(),
                finished.size(),
                race.plan().mostTrials(),
                race.spared(),
                race.plan().regime().schedule() == Schedule.CONSTANT);
    }

    /** The chosen settings over the seeds that compare; empty when there is no such seed yet. */
    private static List<Standing> compared(Race race, Set<Long> common, List<Standing> standings) {
        Set<Setting> chosen = Set.copyOf(race.chosen());
        Set<Long> seeds = new HashSet<>(race.comparingSeeds());
        seeds.retainAll(common);
        if (chosen.isEmpty() || seeds.isEmpty()) {
            return List.of();
        }
        return standings.stream()
                .filter(standing -> chosen.contains(standing.setting()))
                .map(
                        standing ->
                                standing.over(
                                        standing.trials().stream()
                                                .filter(trial -> seeds.contains(trial.key().seed()))
                                                .toList()))
                .sorted(Standing.BY_MERIT)
                .toList();
    }

    /**
     * From how many settings the seeds that compare have chosen this one: 1 when other seeds chose
     * it. A score that was picked from many is too high.
     */
    long choices(Standing standing) {
        return choosing > 0
                ? 1
                : standings.stream()
                        .filter(
                                other ->
                                        other.setting()
                                                .activation()
                                                .equals(standing.setting().activation()))
                        .count();
    }

    /**
     * The trials that chose a setting, and do not compare it; none where the same seeds do both.
     */
    List<Trial> choosing(Standing compared) {
        Set<TrialKey> comparing =
                compared.trials().stream().map(Trial::key).collect(Collectors.toSet());
        return find(compared.setting()).stream()
                .flatMap(all -> all.trials().stream())
                .filter(trial -> !comparing.contains(trial.key()))
                .toList();
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
