package org.rekindle.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.rekindle.census.LayerCensus;
import org.rekindle.census.LifeLine;
import org.rekindle.census.Verdict;
import org.rekindle.subject.Outcome;

/**
 * The rules that name causes: pure functions of outcomes and life lines.
 *
 * @param sham the experiment in which nothing was changed but the order of the batches
 * @param experiments the others, the most specific first
 * @param changed the outcome of each of them with the run's own seed
 */
record CauseFinding(
        Optional<Experiment> sham, List<Experiment> experiments, List<Outcome> changed) {

    /** Nothing was tried. */
    static final CauseFinding NONE = new CauseFinding(Optional.empty(), List.of(), List.of());

    /**
     * Of several changes that help, the most specific one is the cause, if it does at least this
     * share of what the most helpful one does. A smaller learning rate also prevents some deaths
     * that come from inputs that are too large, so the most helpful one need not be the cause.
     */
    static final double AS_HELPFUL = 0.75;

    /** The share of the dead units whose stories have to agree. */
    private static final double MOST_STORIES = 0.9;

    /** The change that is shown to prevent deaths, and whose cause is named. */
    Optional<Experiment> preventing() {
        return preventing(any -> true);
    }

    /** The same among the changes that a condition accepts. */
    Optional<Experiment> preventing(Predicate<Experiment> condition) {
        return mostSpecific(
                experiments.stream().filter(Experiment::isDecisive).filter(condition).toList(),
                Experiment::averted);
    }

    /**
     * The change whose cause is named if those count that gain score: of the changes that prevent
     * about as many deaths as the best one, the most specific one that is also shown to regain much
     * of what one of them gains ({@link Conclusion#REGAINED}). Empty if none gains.
     */
    Optional<Experiment> preventingAndGaining() {
        List<Experiment> decisive = experiments.stream().filter(Experiment::isDecisive).toList();
        double most = decisive.stream().mapToDouble(Experiment::averted).max().orElse(0);
        List<Experiment> gaining =
                decisive.stream()
                        .filter(each -> each.averted() >= AS_HELPFUL * most)
                        .filter(Experiment::isGain)
                        .toList();
        double gain = gaining.stream().mapToDouble(Experiment::scoreGain).max().orElse(0);
        return gaining.stream()
                .filter(each -> each.scoreGain() >= Conclusion.REGAINED * gain)
                .findFirst();
    }

    /** The change that is shown to gain score, and whose cause is named. */
    Optional<Experiment> gaining() {
        return mostSpecific(
                experiments.stream()
                        .filter(Experiment::isGain)
                        .filter(each -> each.intervention().cause() != Cause.DEAD_RELUS)
                        .toList(),
                Experiment::scoreGain);
    }

    private static Optional<Experiment> mostSpecific(
            List<Experiment> helpful, ToDoubleFunction<Experiment> help) {
        double most = helpful.stream().mapToDouble(help).max().orElse(0);
        return helpful.stream()
                .filter(each -> help.applyAsDouble(each) >= AS_HELPFUL * most)
                .findFirst();
    }

    /** What dead units cost: the experiment in which none can be dead, if it was made. */
    Optional<Experiment> withoutDeadUnits() {
        return experiments.stream()
                .filter(each -> each.intervention().cause() == Cause.DEAD_RELUS)
                .findFirst();
    }

    /**
     * How units die of too large a learning rate: by a few large updates, or, if at least nine
     * tenths of them say so, by a slow slide. A smaller rate averts both, so only the stories tell
     * them apart.
     */
    static Cause refined(Cause cause, List<UnitDiagnosis> units) {
        long slow =
                units.stream()
                        .filter(unit -> unit.story() instanceof Story.Slid slid && slid.isSlow())
                        .count();
        boolean mostAreSlow = !units.isEmpty() && slow >= MOST_STORIES * units.size();
        return cause == Cause.LEARNING_RATE && mostAreSlow ? Cause.SLOW_SLIDE : cause;
    }

    /** Of equally common suggestions, the first in the order of {@link Cause}. */
    static Optional<Cause> commonestSuggestion(List<UnitDiagnosis> units) {
        return units.stream()
                .map(UnitDiagnosis::suggested)
                .flatMap(Optional::stream)
                .collect(Collectors.groupingBy(cause -> cause, Collectors.counting()))
                .entrySet()
                .stream()
                .max(
                        Map.Entry.<Cause, Long>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    /**
     * Why each dead unit died.
     *
     * @param shownBy the experiment that names the cause of the run
     */
    List<UnitDiagnosis> units(List<LifeLine> lives, Optional<Experiment> shownBy) {
        Optional<Experiment> named = shownBy.filter(Experiment::isDecisive).or(this::preventing);
        Map<String, List<LifeLine>> layers =
                lives.stream()
                        .collect(
                                Collectors.groupingBy(
                                        LifeLine::layer, LinkedHashMap::new, Collectors.toList()));
        List<UnitDiagnosis> units = new ArrayList<>();
        List<LifeLine> below = List.of();
        int index = 0;
        for (List<LifeLine> layer : layers.values()) {
            for (LifeLine life : layer) {
                if (life.verdict() == Verdict.DEAD) {
                    Story story = Story.of(life, below);
                    units.add(new UnitDiagnosis(life, story, cause(life, index, story, named)));
                }
            }
            below = layer;
            index++;
        }
        return units;
    }

    /** The cause whose experiment saves this unit. */
    private Cause cause(LifeLine life, int layer, Story story, Optional<Experiment> named) {
        if (story instanceof Story.Starved) {
            return Cause.UPSTREAM;
        }
        if (named.isPresent() && saves(named.get(), layer, life.unit())) {
            return named.get().intervention().cause();
        }
        return experiments.stream()
                .filter(Experiment::isDecisive)
                .filter(each -> saves(each, layer, life.unit()))
                .findFirst()
                .map(each -> each.intervention().cause())
                .orElse(Cause.UNKNOWN);
    }

    private boolean saves(Experiment experiment, int layer, int unit) {
        if (!experiment.intervention().keepsUnits()) {
            return true;
        }
        Outcome outcome = changed.get(experiments.indexOf(experiment));
        LayerCensus census = outcome.census().layers().get(layer);
        return !outcome.diverged() && census.units().get(unit).verdict() != Verdict.DEAD;
    }
}
