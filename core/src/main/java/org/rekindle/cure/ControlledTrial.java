package org.rekindle.cure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rekindle.internal.Parallel;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.PreparedRun;
import org.rekindle.subject.Progress;
import org.rekindle.subject.Treatment;

/**
 * Compares remedies with each other and with two controls. All of them start from the same end of
 * the same run, get as many epochs as the run had, and use the same draws, which determine batches
 * and new weights. A remedy is recommended only if it beats both controls: the paired differences
 * are above 0 by more than chance, corrected for the number of remedies, and no run diverges. Of
 * several, the least invasive one within {@value #TOLERANCE} of the best wins.
 */
public final class ControlledTrial {
    /** The default number of draws for every remedy. */
    public static final int SEEDS = 10;

    /** How much score a less invasive remedy may cost. */
    public static final double TOLERANCE = 0.01;

    private final Patient patient;
    private final List<Remedy> remedies;
    private final int seeds;
    private final int threads;

    /** A trial of all remedies, on all cores. */
    public ControlledTrial(Patient patient) {
        this(patient, Parallel.allCores());
    }

    /**
     * A trial of all remedies.
     *
     * @param threads how many runs at a time; the result does not depend on it
     */
    public ControlledTrial(Patient patient, int threads) {
        this(patient, patient.remedies(), threads);
    }

    /**
     * A trial of some remedies and of the two controls, which are always included.
     *
     * @param remedies the least invasive first; controls among them are ignored
     * @param threads how many runs at a time; the result does not depend on it
     */
    public ControlledTrial(Patient patient, List<Remedy> remedies, int threads) {
        this(patient, remedies, SEEDS, threads);
    }

    /**
     * A trial over fewer or more draws, of a run that is slow or fast to repeat.
     *
     * @param remedies the least invasive first; controls among them are ignored
     * @param seeds the number of draws for every remedy
     * @param threads how many runs at a time; the result does not depend on it
     */
    public ControlledTrial(Patient patient, List<Remedy> remedies, int seeds, int threads) {
        this.patient = patient;
        this.remedies =
                Stream.concat(
                                patient.remedies().stream().filter(Remedy::isControl),
                                remedies.stream().filter(remedy -> !remedy.isControl()))
                        .toList();
        this.seeds = seeds;
        this.threads = threads;
    }

    private record Attempt(Remedy remedy, Treatment treatment, int draw) {}

    /** The number of draws for every remedy. */
    public int seeds() {
        return seeds;
    }

    /** The number of runs of the trial. */
    public int runs() {
        return attempts().size();
    }

    /** Runs all remedies and judges them. */
    public TrialResult run() {
        return run(Progress.NONE);
    }

    /** The same, with reports of the progress. */
    public TrialResult run(Progress progress) {
        List<Attempt> attempts = attempts();
        if (attempts.isEmpty()) {
            return TrialResult.NONE;
        }
        List<TriedRemedy.Result> results =
                Parallel.map(attempts, threads, ControlledTrial::result, progress);
        List<TriedRemedy> tried = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i += seeds) {
            tried.add(new TriedRemedy(attempts.get(i).remedy, results.subList(i, i + seeds)));
        }
        return Judgement.of(tried, ScoreScale.of(patient.baseline()));
    }

    /**
     * Applies a remedy with the trial's first draw, and trains to the end.
     *
     * @throws java.util.NoSuchElementException when the remedy does not apply
     */
    public PreparedRun cured(Remedy remedy) {
        PreparedRun run = remedy.treat(patient).orElseThrow().prepare(0);
        run.train(() -> false);
        return run;
    }

    /**
     * Empty unless the run needs a cure: another activation may score better, but there is nothing
     * to cure.
     */
    private List<Attempt> attempts() {
        List<Attempt> attempts = new ArrayList<>();
        if (!patient.condition().needsCure()) {
            return attempts;
        }
        for (Remedy remedy : remedies) {
            Optional<Treatment> treatment = remedy.treat(patient);
            IntStream.range(0, treatment.isPresent() ? seeds : 0)
                    .forEach(
                            draw ->
                                    attempts.add(
                                            new Attempt(remedy, treatment.orElseThrow(), draw)));
        }
        return attempts;
    }

    private static TriedRemedy.Result result(Attempt attempt, BooleanSupplier shouldStop) {
        PreparedRun run = attempt.treatment.prepare(attempt.draw);
        Outcome outcome = run.train(shouldStop);
        return new TriedRemedy.Result(
                outcome.score().orElse(Double.NaN),
                outcome.diverged(),
                outcome.census().deadFraction(),
                run.outputChange());
    }
}
