package org.rekindle.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.rekindle.internal.Parallel;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.Change;
import org.rekindle.subject.Condition;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Progress;
import org.rekindle.subject.Trainable;
import org.rekindle.subject.Watchable;

/**
 * Finds out why the units of a run died, or why it does not learn. The run is repeated, and watched
 * closely where that is possible. Then it is repeated over several other seeds: as it was, with its
 * batches in another order (the sham), and with one thing changed at a time. If changing it
 * prevents the deaths, or lets the run learn, it is the cause.
 *
 * <p>Changes that look promising over {@value #SEEDS} seeds, but are not shown to help, get {@value
 * #MOST_SEEDS}. As there are two looks, each of them rests on an interval of 97.5 %, so that both
 * together err no more often than one of 95 % (Bonferroni).
 */
public final class Examination {
    /** The number of seeds for each experiment, besides the run's own. */
    public static final int SEEDS = Condition.REPETITIONS;

    /** The number of seeds for a change that is promising. */
    public static final int MOST_SEEDS = 20;

    /** Of the intervals on which each of the two looks rests. */
    public static final double CONFIDENCE = 0.975;

    private final Trainable subject;
    private final List<Intervention> interventions;
    private final int seeds;
    private final int mostSeeds;
    private final int threads;

    /** An examination of one run with the default interventions, on all cores. */
    public Examination(Trainable subject) {
        this(subject, Parallel.allCores());
    }

    /**
     * An examination of one run with the default interventions.
     *
     * @param threads how many experiments run at a time; the result does not depend on it
     */
    public Examination(Trainable subject, int threads) {
        this(subject, Intervention.all(), threads);
    }

    /**
     * An examination with the given interventions.
     *
     * @param interventions the most specific first
     * @param threads how many experiments run at a time; the result does not depend on it
     */
    public Examination(Trainable subject, List<Intervention> interventions, int threads) {
        this(subject, interventions, SEEDS, MOST_SEEDS, threads);
    }

    /**
     * An examination over fewer or more seeds, of a run that is slow or fast to repeat.
     *
     * @param interventions the most specific first
     * @param seeds for each experiment, besides the run's own
     * @param mostSeeds for a change that is promising; at least {@code seeds}
     * @param threads how many experiments run at a time; the result does not depend on it
     */
    public Examination(
            Trainable subject,
            List<Intervention> interventions,
            int seeds,
            int mostSeeds,
            int threads) {
        this.subject = subject;
        this.interventions = List.copyOf(interventions);
        this.seeds = seeds;
        this.mostSeeds = mostSeeds;
        this.threads = threads;
    }

    /** Repeats the run. If it is sick or may have failed, runs the experiments. */
    public Diagnosis diagnose() {
        return diagnose(Progress.NONE);
    }

    /** The same, with reports of the progress. */
    public Diagnosis diagnose(Progress progress) {
        Watchable.Watched own = watch();
        Optional<Baseline> baseline = subject.baseline();
        Outcome outcome = own.outcome();
        Condition alone = Condition.of(outcome, baseline, List::of);
        boolean mayBeSick = !outcome.census().isHealthy() && !outcome.census().isInconclusive();
        if (!mayBeSick && !alone.needsCure()) {
            progress.onRun(1, 1);
            return Diagnosis.of(own, alone, baseline, CauseFinding.NONE);
        }
        Repetitions repetitions = new Repetitions(subject, threads, progress);
        Repetitions.Result first =
                repetitions.first(
                        outcome,
                        interventions.stream().filter(each -> each.appliesTo(subject)).toList(),
                        1 + seeds);
        Condition condition =
                Condition.of(
                        outcome,
                        baseline,
                        () ->
                                first.asItWas().others().outcomes().stream()
                                        .map(Outcome::census)
                                        .toList());
        List<Experiment> experiments = weigh(first, baseline);
        CauseFinding finding = finding(experiments, first);
        Conclusion soFar = Conclusion.of(outcome, condition, baseline, finding);
        if (condition.needsCure() && soFar.shownBy().isEmpty()) {
            List<Intervention> promising =
                    finding.experiments().stream()
                            .filter(experiment -> experiment.isPromising(baseline))
                            .map(Experiment::intervention)
                            .toList();
            if (!promising.isEmpty()) {
                Repetitions.Result more =
                        repetitions.upTo(Repetitions.only(first, promising), 1 + mostSeeds);
                finding = finding(replaced(experiments, weigh(more, baseline)), first);
            }
        }
        return Diagnosis.of(own, condition, baseline, finding);
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

    /** The sham first, then each intervention. */
    private static List<Experiment> weigh(Repetitions.Result result, Optional<Baseline> baseline) {
        List<Experiment> experiments = new ArrayList<>();
        result.sham()
                .ifPresent(
                        sham ->
                                experiments.add(
                                        Experiment.weigh(
                                                Intervention.SHAM,
                                                result.asItWas(),
                                                Optional.empty(),
                                                sham,
                                                baseline,
                                                CONFIDENCE)));
        for (int i = 0; i < result.interventions().size(); i++) {
            experiments.add(
                    Experiment.weigh(
                            result.interventions().get(i),
                            result.asItWas(),
                            result.sham(),
                            result.changed().get(i),
                            baseline,
                            CONFIDENCE));
        }
        return experiments;
    }

    private static List<Experiment> replaced(List<Experiment> all, List<Experiment> better) {
        return all.stream()
                .map(
                        experiment ->
                                better.stream()
                                        .filter(
                                                other ->
                                                        other.intervention()
                                                                .equals(experiment.intervention()))
                                        .findFirst()
                                        .orElse(experiment))
                .toList();
    }

    private static CauseFinding finding(List<Experiment> experiments, Repetitions.Result result) {
        Optional<Experiment> sham =
                experiments.stream()
                        .filter(each -> each.intervention().equals(Intervention.SHAM))
                        .findFirst();
        List<Experiment> others =
                experiments.stream()
                        .filter(each -> !each.intervention().equals(Intervention.SHAM))
                        .toList();
        return new CauseFinding(
                sham,
                others,
                IntStream.range(0, others.size())
                        .mapToObj(i -> result.changed().get(i).own())
                        .toList());
    }
}
