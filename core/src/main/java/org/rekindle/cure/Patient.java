package org.rekindle.cure;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.rekindle.census.NetworkCensus;
import org.rekindle.internal.Parallel;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.Change;
import org.rekindle.subject.Condition;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Progress;
import org.rekindle.subject.Resumable;
import org.rekindle.subject.Rewindable;
import org.rekindle.subject.RunEnd;
import org.rekindle.subject.Trainable;

/**
 * A run at its end, where every treatment starts.
 *
 * @param subject what was trained
 * @param end the end of its run
 * @param baseline what its score has to beat; empty where that is not known
 * @param condition the condition of the run
 */
public record Patient(
        Trainable subject, RunEnd end, Optional<Baseline> baseline, Condition condition) {

    /** Repeats the run up to its end, on all cores. */
    public static Patient examine(Trainable subject) {
        return examine(subject, Parallel.allCores());
    }

    /**
     * Repeats the run up to its end.
     *
     * @param threads how many runs at a time; the result does not depend on it
     */
    public static Patient examine(Trainable subject, int threads) {
        RunEnd end =
                subject instanceof Resumable resumable
                        ? resumable.trainToEnd(() -> false)
                        : AnewOnly.of(subject, () -> false);
        Optional<Baseline> baseline = subject.baseline();
        Condition condition =
                Condition.of(end.outcome(), baseline, () -> repeated(subject, threads));
        return new Patient(subject, end, baseline, condition);
    }

    private static List<NetworkCensus> repeated(Trainable subject, int threads) {
        List<Long> shifts = LongStream.rangeClosed(1, Condition.REPETITIONS).boxed().toList();
        return Parallel.map(
                shifts,
                threads,
                (shift, stop) -> subject.train(Change.NONE, shift, subject.epochs(), stop).census(),
                Progress.NONE);
    }

    /** How the run ended. */
    public Outcome outcome() {
        return end.outcome();
    }

    /**
     * The last epoch after which the run was healthy; 0 is the state before training. Empty when it
     * never was, or when it cannot go back there.
     */
    public OptionalInt lastHealthyEpoch() {
        return end instanceof Rewindable rewindable
                ? rewindable.lastHealthyEpoch()
                : OptionalInt.empty();
    }

    /** The end of the run, if it has this capability. */
    <C extends RunEnd> Optional<C> end(Class<C> capability) {
        return Optional.of(end).filter(capability::isInstance).map(capability::cast);
    }

    /** The default controls and remedies for this subject. */
    List<Remedy> remedies() {
        return subject instanceof Resumable ? Remedy.all() : Remedy.startingAnew();
    }
}
