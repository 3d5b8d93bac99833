package org.rekindle.suites.benchmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.rekindle.census.LayerCensus;
import org.rekindle.census.NetworkCensus;
import org.rekindle.diagnosis.Cause;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.Change;
import org.rekindle.subject.Outcome;

/**
 * Which candidates are what they claim. It looks at trainings alone, never at a diagnosis.
 *
 * <p>A sick run is one in which at least a tenth of the units are dead, or which learns less than
 * half of what its healthy twin learns. It has to be sick with three seeds out of three, and its
 * twin healthy with all three: better than the constant, with less than a tenth of its units dead,
 * and with at least nine tenths of what the table's reference learns. The reference is a wide
 * network that is trained three times as long, at the usual rate or at three times that, or the
 * usual network where that learns more: so a run that lacks units, epochs or rate is not called
 * healthy. With two causes, the run also has to be sick with each of them alone, so that no single
 * remedy helps. A run with too few epochs has to stay sick with ten times the rate, and one with
 * too small a rate with three times the epochs: otherwise there would be no telling which of the
 * two was planted.
 */
final class Admission {
    private static final int SEEDS = 3;
    private static final double MANY_DEAD = 0.1;
    private static final double HALF = 0.5;
    private static final double NEARLY_ALL = 0.9;
    private static final double LEAST_SPARSE = 0.6;
    private static final double MOST_SPARSE = 0.95;

    private final Map<Case, List<Outcome>> known = new HashMap<>();
    private final Map<Case, Baseline> baselines = new HashMap<>();

    /** Why a candidate is refused; empty when it is admitted. */
    String refusal(Plant plant) {
        return plant.kind() == Plant.Kind.HEALTHY ? healthyRefusal(plant) : sickRefusal(plant);
    }

    private String sickRefusal(Plant plant) {
        if (!isHealthy(plant.healthy())) {
            return "the twin is not healthy";
        }
        if (!isSick(plant.sick(), plant.healthy())) {
            return "the fault does too little";
        }
        if (plant.partly().stream().anyMatch(part -> !isSick(part, plant.healthy()))) {
            return "one of the two faults does too little";
        }
        if (plant.planted().equals(Set.of(Cause.EPOCHS))
                && !isSick(plant.sick().withRate(10 * plant.sick().rate()), plant.healthy())) {
            return "a larger rate makes up for the epochs";
        }
        if (plant.planted().equals(Set.of(Cause.LEARNING_RATE_TOO_SMALL))
                && !isSick(plant.sick().withEpochs(3 * plant.sick().epochs()), plant.healthy())) {
            return "more epochs make up for the rate";
        }
        if (plant.planted().contains(Cause.SLOW_SLIDE) && !diesLate(plant.sick())) {
            return "the units die at once";
        }
        return "";
    }

    private String healthyRefusal(Plant plant) {
        Case healthy = plant.sick();
        Outcome run = outcomes(healthy).get(0);
        double enough = NEARLY_ALL * reference(healthy.table());
        if (run.diverged()
                || !beatsConstant(healthy, run)
                || learnt(healthy, run) < enough
                || meanLearnt(healthy) < enough) {
            return "it does not learn as well as it could";
        }
        if (silent(run) >= MANY_DEAD) {
            return "too many of its units are dead";
        }
        if (plant.name().startsWith("sparse")) {
            double zeros =
                    run.census().layers().stream()
                            .mapToDouble(LayerCensus::zeroShare)
                            .average()
                            .orElseThrow();
            if (run.census().dead() > 0 || zeros < LEAST_SPARSE || zeros > MOST_SPARSE) {
                return "it is not sparse, or has a dead unit";
            }
        }
        return "";
    }

    private boolean isHealthy(Case twin) {
        return meanLearnt(twin) >= NEARLY_ALL * reference(twin.table())
                && outcomes(twin).stream()
                        .allMatch(
                                run ->
                                        !run.diverged()
                                                && beatsConstant(twin, run)
                                                && silent(run) < MANY_DEAD);
    }

    /** What can be learnt of a table in about the time of a plant. */
    private double reference(Table table) {
        Case usual = Plants.usual(table, 900);
        Case generous = usual.withHidden(Plants.WIDE).withEpochs(3 * usual.epochs());
        return Stream.of(usual, generous, generous.withRate(3 * usual.rate()))
                .mapToDouble(this::meanLearnt)
                .max()
                .orElseThrow();
    }

    private boolean isSick(Case run, Case twin) {
        double reached = meanLearnt(twin);
        return outcomes(run).stream()
                .allMatch(
                        outcome ->
                                outcome.diverged()
                                        || silent(outcome) >= MANY_DEAD
                                        || learnt(run, outcome) < HALF * reached);
    }

    /** After a quarter of the epochs, at most half of the deaths have happened. */
    private boolean diesLate(Case run) {
        Case quarter = run.withEpochs(run.epochs() / 4);
        return dead(quarter) <= HALF * dead(run);
    }

    private double dead(Case run) {
        return outcomes(run).stream().mapToDouble(Admission::silent).average().orElseThrow();
    }

    /** The share of all hidden units that never fired. */
    private static double silent(Outcome run) {
        NetworkCensus census = run.census();
        return (double) (census.dead() + census.inconclusive()) / census.units();
    }

    private double meanLearnt(Case run) {
        return outcomes(run).stream()
                .mapToDouble(outcome -> learnt(run, outcome))
                .average()
                .orElseThrow();
    }

    private double learnt(Case run, Outcome outcome) {
        return outcome.diverged() || outcome.score().isEmpty()
                ? 0
                : baseline(run).learnt(outcome.score().getAsDouble());
    }

    private boolean beatsConstant(Case run, Outcome outcome) {
        return outcome.score().isPresent()
                && baseline(run).isConstantBeatenBy(outcome.score().getAsDouble());
    }

    private Baseline baseline(Case run) {
        Case key =
                Case.of(run.table(), Faults.ADAM, Faults.ADAM_RATE, List.of(1), 1)
                        .withData(run.data().withInputFactor(0));
        return baselines.computeIfAbsent(key, ignored -> key.run().baseline().orElseThrow());
    }

    private List<Outcome> outcomes(Case run) {
        return known.computeIfAbsent(
                run,
                ignored -> {
                    List<Outcome> outcomes = new ArrayList<>();
                    for (int seed = 0; seed < SEEDS; seed++) {
                        outcomes.add(run.run().train(Change.NONE, seed, run.epochs(), () -> false));
                    }
                    return outcomes;
                });
    }
}
