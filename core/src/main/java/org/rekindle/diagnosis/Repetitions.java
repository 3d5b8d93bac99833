package org.rekindle.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.rekindle.internal.Parallel;
import org.rekindle.subject.Change;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Progress;
import org.rekindle.subject.Trainable;

/** The same run again and again: unchanged, with the sham, and with each change. */
final class Repetitions {
    private final Trainable subject;
    private final int threads;
    private final Progress progress;
    private int done;

    Repetitions(Trainable subject, int threads, Progress progress) {
        this.subject = subject;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * The runs of some changes over the same seeds.
     *
     * @param asItWas unchanged
     * @param sham with other batches; empty when the subject cannot do that
     * @param interventions what was changed
     * @param changed the runs of each of them
     */
    record Result(
            Arm asItWas, Optional<Arm> sham, List<Intervention> interventions, List<Arm> changed) {}

    /** One run that is still to be made. */
    private record Repetition(Change change, int epochs, int seed) {}

    /** Runs every change over the first seeds. */
    Result first(Outcome own, List<Intervention> interventions, int seeds) {
        Result nothing =
                new Result(
                        new Arm(List.of(own)),
                        subject.applies(Intervention.SHAM.change())
                                ? Optional.of(new Arm(List.of()))
                                : Optional.empty(),
                        interventions,
                        interventions.stream().map(each -> new Arm(List.of())).toList());
        return upTo(nothing, seeds);
    }

    /** The same with some of the changes only. */
    static Result only(Result result, List<Intervention> some) {
        List<Arm> arms =
                some.stream()
                        .map(each -> result.changed.get(result.interventions.indexOf(each)))
                        .toList();
        return new Result(result.asItWas, result.sham, some, arms);
    }

    /** The same after more seeds. */
    Result upTo(Result result, int seeds) {
        List<Repetition> missing = new ArrayList<>();
        add(missing, Change.NONE, subject.epochs(), result.asItWas, seeds);
        result.sham.ifPresent(
                arm -> add(missing, Intervention.SHAM.change(), subject.epochs(), arm, seeds));
        for (int i = 0; i < result.interventions.size(); i++) {
            Intervention intervention = result.interventions.get(i);
            int epochs = subject.epochs() * intervention.epochFactor();
            add(missing, intervention.change(), epochs, result.changed.get(i), seeds);
        }
        int before = done;
        List<Outcome> outcomes =
                Parallel.map(
                        missing,
                        threads,
                        this::train,
                        (ended, all) -> progress.onRun(before + ended, before + all));
        done += missing.size();

        Cursor cursor = new Cursor(outcomes, seeds);
        Arm asItWas = cursor.extend(result.asItWas);
        Optional<Arm> sham = result.sham.map(cursor::extend);
        return new Result(
                asItWas,
                sham,
                result.interventions,
                result.changed.stream().map(cursor::extend).toList());
    }

    private static void add(
            List<Repetition> missing, Change change, int epochs, Arm arm, int seeds) {
        IntStream.range(arm.seeds(), seeds)
                .forEach(seed -> missing.add(new Repetition(change, epochs, seed)));
    }

    private Outcome train(Repetition repetition, BooleanSupplier shouldStop) {
        return subject.train(repetition.change, repetition.seed, repetition.epochs, shouldStop);
    }

    /** Deals new outcomes to the arms in the order in which they were asked for. */
    private static final class Cursor {
        private final List<Outcome> outcomes;
        private final int seeds;
        private int next;

        Cursor(List<Outcome> outcomes, int seeds) {
            this.outcomes = outcomes;
            this.seeds = seeds;
        }

        Arm extend(Arm arm) {
            int end = next + seeds - arm.seeds();
            List<Outcome> all = new ArrayList<>(arm.outcomes());
            all.addAll(outcomes.subList(next, end));
            next = end;
            return new Arm(all);
        }
    }
}
