package org.rekindle.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The progress of a study, and the settings that are still running. It is replayed only from the
 * finished trials of complete rounds, so neither the number of threads nor an interruption can
 * change it.
 *
 * @param plan the study
 * @param resolution the smallest possible difference between two scores
 * @param rounds the number of complete rounds
 * @param running the settings that get more seeds, in the space's order
 * @param dropped the settings that get no more seeds, each with the number that it got
 */
public record Race(
        StudyPlan plan,
        double resolution,
        int rounds,
        List<Setting> running,
        Map<Setting, Integer> dropped) {

    /** Copies the collections. */
    public Race {
        running = List.copyOf(running);
        dropped = Map.copyOf(dropped);
    }

    /** A study before its first trial. */
    static Race start(StudyPlan plan, double resolution) {
        return new Race(plan, resolution, 0, plan.space().settings(), Map.of());
    }

    /**
     * The same race after these trials.
     *
     * @param trials all of the study so far; those that were stopped do not count
     */
    Race after(List<Trial> trials) {
        Results results = new Results(trials);
        List<Setting> still = new ArrayList<>(running);
        Map<Setting, Integer> out = new LinkedHashMap<>(dropped);
        int round = rounds;
        while (round < seeds() && results.hasAll(still, plan.trialSeed(round))) {
            round++;
            if (round >= plan.elimination().firstDecision() && round < seeds()) {
                Set<Setting> losers = losers(still, results, round);
                still.removeAll(losers);
                for (Setting loser : losers) {
                    out.put(loser, round);
                }
            }
        }
        return new Race(plan, resolution, round, still, out);
    }

    /** How many trials the study has, if nothing more is dropped. */
    public int trials() {
        return running.size() * seeds()
                + dropped.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many trials of the study are not needed any more. */
    public int spared() {
        return dropped.values().stream().mapToInt(got -> seeds() - got).sum();
    }

    /** Whether nothing more can be dropped. */
    public boolean isDecided() {
        return nextDecision() == seeds();
    }

    /** The trials that can be run before the next decision, in the plan's order. */
    List<TrialKey> pending(List<Trial> trials) {
        Results results = new Results(trials);
        Set<Setting> needed = Set.copyOf(running);
        List<TrialKey> keys = plan.trials();
        int settings = running.size() + dropped.size();
        return keys.subList(0, nextDecision() * settings).stream()
                .filter(key -> needed.contains(key.setting()))
                .filter(key -> results.find(key.setting(), key.seed()).isEmpty())
                .toList();
    }

    /**
     * Whether the trial counts. A trial of a dropped setting does not count beyond the seeds that
     * it got.
     */
    boolean counts(Trial trial) {
        Integer got = dropped.get(trial.key().setting());
        return trial.isFinished() && (got == null || isAmongFirst(got, trial.key().seed()));
    }

    private int nextDecision() {
        long activations = running.stream().map(Setting::activation).distinct().count();
        int next = Math.max(rounds + 1, plan.elimination().firstDecision());
        return running.size() == activations ? seeds() : Math.min(next, seeds());
    }

    private Set<Setting> losers(List<Setting> still, Results results, int round) {
        List<Long> seeds = firstSeeds(round);
        List<Standing> standings =
                still.stream()
                        .map(
                                setting ->
                                        new Standing(
                                                setting,
                                                results.of(setting, seeds),
                                                resolution,
                                                false))
                        .toList();
        return plan.elimination().dropped(standings, seeds());
    }

    private boolean isAmongFirst(int count, long seed) {
        long round = seed - plan.trialSeed(0);
        return round >= 0 && round < count;
    }

    private List<Long> firstSeeds(int count) {
        List<Long> seeds = new ArrayList<>();
        for (int round = 0; round < count; round++) {
            seeds.add(plan.trialSeed(round));
        }
        return seeds;
    }

    private int seeds() {
        return plan.space().seeds();
    }

    /** The finished trials by setting and seed. */
    private static final class Results {
        private final Map<Setting, Map<Long, Trial>> trials = new HashMap<>();

        Results(List<Trial> all) {
            all.stream()
                    .filter(Trial::isFinished)
                    .forEach(
                            trial ->
                                    trials.computeIfAbsent(
                                                    trial.key().setting(), key -> new HashMap<>())
                                            .put(trial.key().seed(), trial));
        }

        Optional<Trial> find(Setting setting, long seed) {
            return Optional.ofNullable(trials.getOrDefault(setting, Map.of()).get(seed));
        }

        boolean hasAll(List<Setting> settings, long seed) {
            return settings.stream().allMatch(setting -> find(setting, seed).isPresent());
        }

        List<Trial> of(Setting setting, List<Long> seeds) {
            Map<Long, Trial> its = trials.getOrDefault(setting, Map.of());
            return seeds.stream().map(its::get).filter(Objects::nonNull).toList();
        }
    }
}
