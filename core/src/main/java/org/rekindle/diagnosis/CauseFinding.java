package org.rekindle.diagnosis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rekindle.census.LayerCensus;
import org.rekindle.census.LifeLine;
import org.rekindle.census.Verdict;
import org.rekindle.subject.Condition;
import org.rekindle.subject.Outcome;

/**
 * The rules that name causes: pure functions of outcomes and life lines.
 *
 * @param experiments the most trusted first
 * @param changed the outcome of each experiment with the run's own seed
 */
record CauseFinding(List<Experiment> experiments, List<Outcome> changed) {

    /** Nothing was tried. */
    static final CauseFinding NONE = new CauseFinding(List.of(), List.of());

    /**
     * The main cause: none if the run is healthy or its deaths are chance; unknown without
     * experiments; a dead layer below if that starved most of the dead units; otherwise the cause
     * that the first decisive experiment shows. Without a decisive experiment it is the most common
     * cause of the units.
     */
    Cause primary(Condition condition, List<UnitDiagnosis> units) {
        if (condition == Condition.HEALTHY || condition == Condition.CHANCE) {
            return Cause.NONE;
        }
        if (experiments.isEmpty()) {
            return Cause.UNKNOWN;
        }
        long starved = units.stream().filter(unit -> unit.cause() == Cause.UPSTREAM).count();
        if (2 * starved > units.size()) {
            return Cause.UPSTREAM;
        }
        Optional<Cause> shown =
                experiments.stream()
                        .filter(Experiment::isDecisive)
                        .map(experiment -> experiment.intervention().cause())
                        .findFirst();
        return shown.orElseGet(() -> commonest(units));
    }

    /** Of equally common causes, the first in the order of {@link Cause}. */
    private static Cause commonest(List<UnitDiagnosis> units) {
        return units.stream()
                .collect(Collectors.groupingBy(UnitDiagnosis::cause, Collectors.counting()))
                .entrySet()
                .stream()
                .max(
                        Map.Entry.<Cause, Long>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(Cause.UNKNOWN);
    }

    /** Why each dead unit died. */
    List<UnitDiagnosis> units(List<LifeLine> lives) {
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
                    units.add(new UnitDiagnosis(life, story, cause(life, index, story)));
                }
            }
            below = layer;
            index++;
        }
        return units;
    }

    /**
     * The cause whose experiment saves this unit. If none does, the cause that its story suggests.
     */
    private Cause cause(LifeLine life, int layer, Story story) {
        if (story instanceof Story.Starved) {
            return Cause.UPSTREAM;
        }
        for (int i = 0; i < experiments.size(); i++) {
            if (experiments.get(i).isDecisive() && lives(changed.get(i), layer, life.unit())) {
                return experiments.get(i).intervention().cause();
            }
        }
        if (story instanceof Story.BornDead) {
            return Cause.INITIALIZATION;
        }
        return story instanceof Story.Slid ? Cause.BIAS_DRIFT : Cause.UNKNOWN;
    }

    private static boolean lives(Outcome outcome, int layer, int unit) {
        LayerCensus census = outcome.census().layers().get(layer);
        return !outcome.diverged() && census.units().get(unit).verdict() != Verdict.DEAD;
    }
}
