package org.rekindle.run.watched;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.rekindle.census.LayerSummary;
import org.rekindle.diagnosis.Intervention;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.RunException;

/**
 * A watched run that is looked at again. Reading it runs nothing; only {@link Rerun} starts its
 * program.
 */
public final class WatchedRun {
    /** Up to this share, the number of dead units may differ from that at the end. */
    private static final double SETTLED = 0.1;

    /** The folder of the experiments in a run directory. */
    private static final String EXPERIMENTS = "experiments";

    /**
     * An experiment may take so many times as long as the run, from the start of its program on.
     */
    private static final int PATIENCE = 10;

    private static final int LEAST_PATIENCE_SECONDS = 60;

    private final RunDirectory directory;
    private final Recording recording;

    private WatchedRun(RunDirectory directory, Recording recording) {
        this.directory = directory;
        this.recording = recording;
    }

    /** Whether a folder holds a watched run; false if that cannot be found out. */
    public static boolean isIn(Path folder) {
        return Recording.isIn(folder);
    }

    /**
     * Reads a watched run.
     *
     * @throws RunException when it is not what a recorder writes, or has no epoch
     */
    public static WatchedRun open(Path folder) {
        RunDirectory directory = RunDirectory.open(folder);
        Recording recording = Recording.read(folder);
        if (recording.lastEpoch() == 0) {
            throw new RunException(
                    "%s has no epoch: the program ended before it called epoch() once"
                            .formatted(folder));
        }
        recording.outcome(RecordedScore.of(recording.epochs()));
        return new WatchedRun(directory, recording);
    }

    /** The run directory. */
    public RunDirectory directory() {
        return directory;
    }

    /** What the recorder wrote down of the run. */
    public WatchedDocument document() {
        return recording.document();
    }

    /** The last epoch. */
    public WatchedEpoch last() {
        return recording.last().orElseThrow();
    }

    /** How many units are dead at the end. */
    public int dead() {
        return last().dead();
    }

    /** How many units are counted. */
    public int units() {
        return last().units();
    }

    /** The samples on which units are counted, such as {@code 397 validation samples}. */
    String censusScope() {
        String scope = last().censusScope();
        List<LayerSummary> layers = last().layers();
        long[] samples =
                layers == null
                        ? new long[0]
                        : layers.stream().mapToLong(LayerSummary::samples).distinct().toArray();
        String count = samples.length == 1 ? String.format(Locale.ROOT, "%d ", samples[0]) : "the ";
        return count + (scope == null ? "" : scope + " ") + "samples";
    }

    /** The seconds of the whole run. */
    public double seconds() {
        return recording.seconds();
    }

    /** What the score is called, in which more is better. */
    public String scoreTitle() {
        return RecordedScore.of(recording.epochs()).title();
    }

    /**
     * Why its program cannot be started again with one thing changed, as what is said of the run;
     * empty if it can.
     */
    public Optional<String> whyNotRepeatable() {
        if (Boolean.FALSE.equals(recording.document().obeysExperiments())) {
            return Optional.of(
                    "was written by a recorder that makes no experiments, such as the callback for Keras; repeat its program yourself, with the change that you suspect");
        }
        WatchedDocument.Invocation program = recording.program();
        return program == null || program.argv() == null || program.argv().isEmpty()
                ? Optional.of(
                        "does not say how to start its program again; it ran in a notebook, or was typed in")
                : Optional.empty();
    }

    /**
     * How the program is started again.
     *
     * @throws RunException when it cannot be
     */
    WatchedDocument.Invocation program() {
        whyNotRepeatable()
                .ifPresent(
                        reason -> {
                            throw new RunException("%s %s".formatted(directory.path(), reason));
                        });
        return Objects.requireNonNull(recording.program());
    }

    /** The line of an epoch. */
    Optional<WatchedEpoch> epoch(int number) {
        return recording.epochs().stream().filter(line -> line.epoch() == number).findFirst();
    }

    /** The score of an epoch, in which more is better. */
    double scoreOf(WatchedEpoch epoch) {
        return RecordedScore.of(recording.epochs()).of(epoch);
    }

    /**
     * The epoch from which on about as many units are dead as at the end. Units that are silent
     * after the first epoch may fire again. Empty if no unit is dead at the end.
     */
    public OptionalInt deathsBy() {
        int dead = last().dead();
        if (dead == 0) {
            return OptionalInt.empty();
        }
        int unsettled =
                recording.epochs().stream()
                        .filter(epoch -> Math.abs(epoch.dead() - dead) > SETTLED * dead)
                        .mapToInt(WatchedEpoch::epoch)
                        .max()
                        .orElse(0);
        return OptionalInt.of(Math.min(lastEpoch(), unsettled + 1));
    }

    /** The seconds up to the end of an epoch. */
    double secondsUntil(int epoch) {
        return recording.epochs().stream()
                .filter(line -> line.epoch() <= epoch)
                .mapToDouble(WatchedEpoch::seconds)
                .filter(Double::isFinite)
                .sum();
    }

    /**
     * The program as a subject of experiments.
     *
     * @param epochs after which each ends
     * @param parallel how many run at a time, and share the cores
     */
    WatchedSubject subject(int epochs, int parallel) {
        Double start = program().startSeconds();
        double recorded = (start == null ? 0 : start) + recording.seconds();
        long patience = (long) Math.ceil(PATIENCE * recorded) + LEAST_PATIENCE_SECONDS;
        return new WatchedSubject(
                recording,
                new Program(
                        program(),
                        patience,
                        Math.max(1, Runtime.getRuntime().availableProcessors() / parallel)),
                directory.path().toAbsolutePath().resolve(EXPERIMENTS),
                epochs);
    }

    /** The last epoch of the run. */
    int lastEpoch() {
        return recording.lastEpoch();
    }

    /**
     * The interventions that can show why units die, the most specific first. What could only gain
     * score is not tried: nothing says how much a program could learn.
     */
    static List<Intervention> interventions(WatchedSubject subject) {
        return Intervention.all().stream()
                .filter(each -> each.epochFactor() == 1 && subject.canMake(each.change()))
                .toList();
    }
}
