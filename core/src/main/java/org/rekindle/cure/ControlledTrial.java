package org.rekindle.cure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;
import org.rekindle.random.Seed;
import org.rekindle.statistics.Interval;
import org.rekindle.training.Parallel;
import org.rekindle.training.Recipe;
import org.rekindle.training.Status;
import org.rekindle.training.Trainer;
import org.rekindle.training.TrainingObserver;
import org.rekindle.training.TrainingResult;

/**
 * Compares remedies with each other and with doing nothing: from the same end of the same run, with
 * as many epochs as the run had, over the same seeds, which decide batches and draws. A remedy is
 * recommended when it beats both controls in the paired interval; of several, the least invasive
 * one that comes within {@value #TOLERANCE} of the best.
 */
public final class ControlledTrial {
    /** Over how many seeds every remedy is tried. */
    public static final int SEEDS = 10;

    /** How much score a less invasive remedy may cost. */
    public static final double TOLERANCE = 0.01;

    private final Patient patient;
    private final int threads;
    private final Kernels kernels;

    /**
     * Uses the given kernels.
     *
     * @param threads how many runs at a time; the result does not depend on it
     */
    public ControlledTrial(Patient patient, int threads, Kernels kernels) {
        this.patient = patient;
        this.threads = threads;
        this.kernels = kernels;
    }

    /**
     * What came of a trial.
     *
     * @param arms the controls, then the remedies that apply, the least invasive first; none unless
     *     the patient is sick
     * @param recommended empty when nothing beats the controls
     */
    public record Outcome(List<TrialArm> arms, Optional<TrialArm> recommended) {}

    private record Attempt(Remedy remedy, Seed seed) {}

    private record Result(
            double score, boolean diverged, double deadFraction, double outputChange) {}

    /** A remedy with its scores by seed. The first two are the controls. */
    private record Tried(Remedy remedy, List<Result> results) {
        double[] scores() {
            return results.stream().mapToDouble(Result::score).toArray();
        }

        int diverged() {
            return (int) results.stream().filter(Result::diverged).count();
        }

        double outputChange() {
            return results.stream().mapToDouble(Result::outputChange).max().orElseThrow();
        }

        double deadFraction() {
            return results.stream().mapToDouble(Result::deadFraction).average().orElseThrow();
        }
    }

    /** How many runs the trial takes. */
    public int runs() {
        return attempts().size();
    }

    /** Runs everything. */
    public Outcome run(IntConsumer onRun) {
        List<Attempt> attempts = attempts();
        if (attempts.isEmpty()) {
            return new Outcome(List.of(), Optional.empty());
        }
        List<Result> results = Parallel.map(attempts, threads, this::result, onRun);
        List<Tried> tried = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i += SEEDS) {
            List<Result> ofRemedy = results.subList(i, i + SEEDS);
            tried.add(new Tried(attempts.get(i).remedy(), ofRemedy));
        }
        double[] carryOn = tried.get(0).scores();
        double[] random = tried.get(1).scores();
        List<TrialArm> arms = tried.stream().map(each -> arm(each, carryOn, random)).toList();
        return new Outcome(arms, recommended(arms));
    }

    private static TrialArm arm(Tried tried, double[] carryOn, double[] random) {
        double[] overCarryOn = differences(tried.scores(), carryOn);
        double[] overRandom = differences(tried.scores(), random);
        return new TrialArm(
                tried.remedy(),
                mean(tried.scores()),
                Interval.ofMean(tried.scores()),
                mean(overCarryOn),
                Interval.ofMean(overCarryOn),
                mean(overRandom),
                Interval.ofMean(overRandom),
                tried.diverged(),
                tried.deadFraction(),
                tried.outputChange());
    }

    /** The network that a remedy leads to, with the trial's first seed. */
    public DenseNetwork cured(Remedy remedy) {
        Treatment treatment = remedy.prepare(patient, seed(0), kernels).orElseThrow();
        train(treatment, seed(0));
        return treatment.state().network();
    }

    /** None unless the patient is sick: another activation may score better, but cures nothing. */
    private List<Attempt> attempts() {
        List<Attempt> attempts = new ArrayList<>();
        if (patient.condition() != Condition.SICK) {
            return attempts;
        }
        for (Remedy remedy : Remedy.all()) {
            if (remedy.prepare(patient, seed(0), kernels).isPresent()) {
                IntStream.range(0, SEEDS)
                        .forEach(index -> attempts.add(new Attempt(remedy, seed(index))));
            }
        }
        return attempts;
    }

    private Seed seed(int index) {
        return Seed.of(patient.run().recipe().seed()).child("cure").child(index);
    }

    private Result result(Attempt attempt) {
        Treatment treatment =
                attempt.remedy().prepare(patient, attempt.seed(), kernels).orElseThrow();
        TrainingResult result = train(treatment, attempt.seed());
        boolean diverged = result.status() == Status.DIVERGED;
        double score =
                result.lastEpoch()
                        .filter(epoch -> !diverged)
                        .map(epoch -> epoch.validation().score())
                        .orElse(0.0);
        // An R² may be as far below 0 as it likes; none is worse than a guess.
        return new Result(
                Math.max(0, score),
                diverged,
                result.census().deadFraction(),
                treatment.outputChange());
    }

    private TrainingResult train(Treatment treatment, Seed seed) {
        Recipe recipe = treatment.run().recipe();
        return new Trainer(recipe.plan(), kernels)
                .carryOn(
                        treatment.state(),
                        treatment.run().data(),
                        seed.child("batches"),
                        TrainingObserver.NONE);
    }

    private static Optional<TrialArm> recommended(List<TrialArm> arms) {
        List<TrialArm> winners = arms.stream().filter(TrialArm::beatsTheControls).toList();
        double best = winners.stream().mapToDouble(TrialArm::score).max().orElse(0);
        return winners.stream().filter(arm -> arm.score() >= best - TOLERANCE).findFirst();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double[] differences(double[] of, double[] from) {
        return IntStream.range(0, of.length).mapToDouble(i -> of[i] - from[i]).toArray();
    }
}
