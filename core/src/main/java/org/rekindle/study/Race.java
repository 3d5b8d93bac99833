package org.rekindle.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The progress of a study, and the settings that are still running. It is replayed only from the
 * finished trials of complete rounds, so neither the number of threads nor an interruption can
 * change it.
 *
 * <p>First come the rounds that choose. They end when each activation has a single setting left, or
 * with the last of them; then the best setting of each activation is chosen. The rounds that
 * compare have other seeds, and train the chosen settings alone.
 *
 * @param plan the study
 * @param resolution the smallest possible difference between two scores
 * @param rounds the number of complete rounds; those that choosing did not need count as complete
 * @param choosing how many rounds chose; 0 until then, and where nothing is to be chosen
 * @param running the settings that get more seeds, in the space's order
 * @param chosen each activation's setting that is compared; empty until it is chosen
 * @param dropped the settings that get no more seeds, each with the number that it got
 */
public record Race(
        StudyPlan plan,
        double resolution,
        int rounds,
        int choosing,
        List<Setting> running,
        List<Setting> chosen,
        Map<Setting, Integer> dropped) {

    /** Copies the collections. */
    public Race {
        running = List.copyOf(running);
        chosen = List.copyOf(chosen);
        dropped = Map.copyOf(dropped);
    }

    /** A study before its first trial. */
    static Race start(StudyPlan plan, double resolution) {
        return new Race(plan, resolution, 0, 0, plan.space().settings(), List.of(), Map.of());
    }

    /**
     * The same race after these trials.
     *
     * @param trials all of the study so far; those that were stopped do not count
     */
    Race after(List<Trial> trials) {
        TrialTable results = new TrialTable(trials);
        Race race = this;
        while (race.rounds < plan.rounds()
                && results.hasAll(race.running, plan.trialSeed(race.rounds))) {
            race = race.withRound(results);
        }
        return race;
    }

    /** The race after one more complete round. */
    private Race withRound(TrialTable results) {
        int round = rounds + 1;
        if (!isChoosing() || round < nextStop()) {
            return new Race(plan, resolution, round, choosing, running, chosen, dropped);
        }
        Race decided = round < choosingEnds() ? withoutLosers(results, round) : this;
        boolean chooses =
                plan.protocol().choosing() > 0
                        && (round == choosingEnds() || decided.hasOneSettingEach());
        return chooses
                ? decided.withChoice(results, round)
                : new Race(plan, resolution, round, 0, decided.running, List.of(), decided.dropped);
    }

    private Race withoutLosers(TrialTable results, int round) {
        return without(
                plan.elimination().dropped(standings(results, round), choosingEnds()), round);
    }

    private Race withChoice(TrialTable results, int chose) {
        List<Setting> best = best(standings(results, chose));
        Race left = this;
        if (!(plan.elimination() instanceof Exhaustive)) {
            List<Setting> others = new ArrayList<>(running);
            others.removeAll(best);
            left = without(Set.copyOf(others), chose);
        }
        int complete = plan.protocol().choosing();
        return new Race(plan, resolution, complete, chose, left.running, best, left.dropped);
    }

    private Race without(Set<Setting> losers, int round) {
        List<Setting> still = new ArrayList<>(running);
        still.removeAll(losers);
        Map<Setting, Integer> out = new LinkedHashMap<>(dropped);
        losers.forEach(loser -> out.put(loser, round));
        return new Race(plan, resolution, rounds, choosing, still, chosen, out);
    }

    private List<Setting> best(List<Standing> standings) {
        return plan.space().activations().stream()
                .map(
                        activation ->
                                standings.stream()
                                        .filter(s -> s.setting().activation().equals(activation))
                                        .min(Comparator.comparing(Merit::of))
                                        .orElseThrow()
                                        .setting())
                .toList();
    }

    /** How many trials the study has, if nothing more is dropped. */
    public int trials() {
        int got = dropped.values().stream().mapToInt(Integer::intValue).sum();
        int compare = plan.protocol().comparing(plan.space());
        if (!chosen.isEmpty()) {
            return running.size() * (choosing + compare) + got;
        }
        int before = running.size() * plan.protocol().choosing() + got;
        boolean allCompare =
                plan.protocol().choosing() == 0 || plan.elimination() instanceof Exhaustive;
        return before + (allCompare ? running.size() : plan.space().activations().size()) * compare;
    }

    /** How many trials of the study are not needed any more. */
    public int spared() {
        return plan.mostTrials() - trials();
    }

    /** Whether nothing more can be dropped. */
    public boolean isDecided() {
        return nextStop() == plan.rounds();
    }

    /** The trials that can be run before the next decision, in the plan's order. */
    List<TrialKey> pending(List<Trial> trials) {
        TrialTable results = new TrialTable(trials);
        Set<Setting> needed = Set.copyOf(running);
        List<TrialKey> keys = plan.trials();
        int settings = running.size() + dropped.size();
        return keys.subList(rounds * settings, nextStop() * settings).stream()
                .filter(key -> needed.contains(key.setting()))
                .filter(key -> results.find(key.setting(), key.seed()).isEmpty())
                .toList();
    }

    /**
     * The finished trials that count. A trial of a dropped setting does not count beyond the seeds
     * that it got, nor one of a round that choosing did not need.
     */
    List<Trial> counted(List<Trial> trials) {
        Map<Long, Integer> roundOfSeed = new HashMap<>();
        for (int round = 0; round < plan.rounds(); round++) {
            roundOfSeed.put(plan.trialSeed(round), round);
        }
        return trials.stream()
                .filter(Trial::isFinished)
                .filter(
                        trial -> {
                            Integer round = roundOfSeed.get(trial.key().seed());
                            return round != null && counts(trial.key().setting(), round);
                        })
                .toList();
    }

    private boolean counts(Setting setting, int round) {
        Integer got = dropped.get(setting);
        if (got != null) {
            return round < got;
        }
        return chosen.isEmpty() || round < choosing || round >= plan.protocol().choosing();
    }

    /** The seeds of the rounds that compare the chosen settings. */
    Set<Long> comparingSeeds() {
        return Set.copyOf(seeds(plan.protocol().choosing(), plan.rounds()));
    }

    /** Whether settings of one activation still compete. */
    private boolean isChoosing() {
        return chosen.isEmpty() && !(plan.protocol().choosing() == 0 && hasOneSettingEach());
    }

    private boolean hasOneSettingEach() {
        return running.size() == plan.space().activations().size();
    }

    private int choosingEnds() {
        int choose = plan.protocol().choosing();
        return choose > 0 ? choose : plan.rounds();
    }

    private int nextStop() {
        return isChoosing()
                ? Math.min(plan.elimination().nextDecision(rounds), choosingEnds())
                : plan.rounds();
    }

    private List<Standing> standings(TrialTable results, int round) {
        List<Long> seeds = seeds(0, round);
        return running.stream()
                .map(
                        setting ->
                                new Standing(
                                        setting, results.of(setting, seeds), resolution, false))
                .toList();
    }

    private List<Long> seeds(int from, int to) {
        List<Long> seeds = new ArrayList<>();
        for (int round = from; round < to; round++) {
            seeds.add(plan.trialSeed(round));
        }
        return seeds;
    }
}
