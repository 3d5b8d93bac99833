package org.rekindle.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.rekindle.census.NetworkCensus;
import org.rekindle.internal.Parallel;
import org.rekindle.subject.Change;
import org.rekindle.subject.Condition;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Progress;
import org.rekindle.subject.Subject;
import org.rekindle.subject.Watchable;

/**
 * Finds out why the units of a run died. The run is repeated, and watched closely where that is
 * possible; then it is repeated over several seeds, as it was and with one thing changed at a time.
 * If changing it prevents the deaths, it is their cause.
 */
public final class Examination {
    /** The number of seeds for each experiment, including the run's own. */
    public static final int SEEDS = 1 + Condition.REPETITIONS;

    private final Subject subject;
    private final List<Intervention> interventions;
    private final int threads;

    /** An examination of one run with the default interventions, on all cores. */
    public Examination(Subject subject) {
        this(subject, Parallel.allCores());
    }

    /**
     * An examination of one run with the default interventions.
     *
     * @param threads how many experiments run at a time; the result does not depend on it
     */
    public Examination(Subject subject, int threads) {
        this(subject, Intervention.all(), threads);
    }

    /**
     * An examination with the given interventions.
     *
     * @param interventions the first that is decisive names the cause
     * @param threads how many experiments run at a time; the result does not depend on it
     */
    public Examination(Subject subject, List<Intervention> interventions, int threads) {
        this.subject = subject;
        this.interventions = List.copyOf(interventions);
        this.threads = threads;
    }

    private record Repetition(Change change, int seed) {}

    /** Repeats the run. If it is sick, runs the experiments. */
    public Diagnosis diagnose() {
        return diagnose(Progress.NONE);
    }

    /** The same, with reports of the progress. */
    public Diagnosis diagnose(Progress progress) {
        Watchable.Watched own = watch();
        NetworkCensus census = own.outcome().census();
        if (census.isHealthy() || census.isInconclusive()) {
            progress.onRun(1, 1);
            Condition condition = Condition.of(own.outcome(), List::of);
            return diagnosis(own, condition, CauseFinding.NONE);
        }
        List<Intervention> applied =
                interventions.stream()
                        .filter(intervention -> subject.applies(intervention.change()))
                        .toList();
        List<List<Outcome>> outcomes = repeat(applied, own.outcome(), progress);
        List<Outcome> asItWas = outcomes.get(0);
        List<List<Outcome>> changed = outcomes.subList(1, outcomes.size());
        CauseFinding finding =
                new CauseFinding(
                        IntStream.range(0, applied.size())
                                .mapToObj(
                                        i ->
                                                Experiment.weigh(
                                                        applied.get(i), asItWas, changed.get(i)))
                                .toList(),
                        changed.stream().map(bySeed -> bySeed.get(0)).toList());
        Condition condition =
                Condition.of(
                        own.outcome(),
                        () -> asItWas.subList(1, SEEDS).stream().map(Outcome::census).toList());
        return diagnosis(own, condition, finding);
    }

    private Watchable.Watched watch() {
        BooleanSupplier never = () -> false;
        return subject instanceof Watchable watchable
                ? watchable.watch(never)
                : new Watchable.Watched(
                        subject.train(Change.NONE, 0, subject.epochs(), never),
                        List.of(),
                        Optional.empty());
    }

    private static Diagnosis diagnosis(
            Watchable.Watched own, Condition condition, CauseFinding finding) {
        List<UnitDiagnosis> units = finding.units(own.lives());
        return new Diagnosis(
                own.outcome(),
                condition,
                finding.primary(condition, units),
                finding.experiments(),
                units,
                own.lives(),
                own.network());
    }

    /**
     * Runs all repetitions.
     *
     * @param own the outcome of the run itself, which need not be repeated
     * @return outcomes by seed: of the run as it was, then of each change
     */
    private List<List<Outcome>> repeat(List<Intervention> applied, Outcome own, Progress progress) {
        List<Repetition> repetitions = new ArrayList<>();
        for (int seed = 1; seed < SEEDS; seed++) {
            repetitions.add(new Repetition(Change.NONE, seed));
        }
        for (Intervention intervention : applied) {
            IntStream.range(0, SEEDS)
                    .forEach(seed -> repetitions.add(new Repetition(intervention.change(), seed)));
        }
        List<Outcome> outcomes = new ArrayList<>(List.of(own));
        outcomes.addAll(Parallel.map(repetitions, threads, this::train, progress));
        return IntStream.rangeClosed(0, applied.size())
                .mapToObj(i -> outcomes.subList(i * SEEDS, (i + 1) * SEEDS))
                .toList();
    }

    private Outcome train(Repetition repetition, BooleanSupplier shouldStop) {
        return subject.train(repetition.change, repetition.seed, subject.epochs(), shouldStop);
    }
}
