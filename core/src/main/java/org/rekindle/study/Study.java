package org.rekindle.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.rekindle.internal.Parallel;
import org.rekindle.subject.Change;
import org.rekindle.subject.Outcome;
import org.rekindle.subject.Progress;
import org.rekindle.subject.Trainable;

/**
 * Runs the trials of a plan, each on one thread. The result of a trial depends only on the plan,
 * the data and its seed. Which trials are run depends only on complete rounds ({@link Race}). So
 * the number of threads, the order and interruptions do not change the results, except for the
 * seconds.
 */
public final class Study {
    private final StudyPlan plan;
    private final Candidates candidates;
    private final Object telling = new Object();

    /** A study with any trainer; {@link StudyPlan#study} makes one with Rekindle's own networks. */
    public Study(StudyPlan plan, Candidates candidates) {
        this.plan = plan;
        this.candidates = candidates;
    }

    /** Runs the whole study, on all cores. */
    public List<Trial> run() {
        return run(List.of(), Parallel.allCores(), StudyObserver.NONE);
    }

    /**
     * Runs the trials of the study that are not finished.
     *
     * @param finished trials of the same study that need not be run again
     * @param threads how many trials run at a time
     * @return all trials, the given ones among them, in the plan's order; fewer when the observer
     *     stopped the study
     */
    public List<Trial> run(List<Trial> finished, int threads, StudyObserver observer) {
        List<Trial> trials =
                finished.stream()
                        .filter(Trial::isFinished)
                        .collect(Collectors.toCollection(ArrayList::new));
        Race race = raceAfter(trials);
        List<TrialKey> pending = race.pending(trials);
        boolean goesOn = true;
        while (goesOn && !pending.isEmpty()) {
            observer.onRace(race);
            goesOn = runAll(pending, trials, threads, observer);
            race = race.after(trials);
            pending = race.pending(trials);
        }
        trials.sort(Comparator.comparingInt(trial -> trial.key().number()));
        return List.copyOf(trials);
    }

    /**
     * Compares settings.
     *
     * @param trials what {@link #run} returned
     */
    public Ranking rank(List<Trial> trials) {
        return Ranking.of(plan, candidates.validationSamples(), trials);
    }

    private Race raceAfter(List<Trial> trials) {
        double resolution = plan.metric().resolution(candidates.validationSamples());
        return Race.start(plan, resolution).after(trials);
    }

    /** Whether all of them ran to their end, which is false if the observer stopped the study. */
    private boolean runAll(
            List<TrialKey> keys, List<Trial> trials, int threads, StudyObserver observer) {
        List<Optional<Trial>> ended =
                Parallel.map(
                        keys,
                        threads,
                        (key, shouldStop) -> runOne(key, shouldStop, observer),
                        Progress.NONE);
        ended.forEach(trial -> trial.ifPresent(trials::add));
        return ended.stream().allMatch(trial -> trial.filter(Trial::isFinished).isPresent());
    }

    /** Empty when the observer had stopped the study before. */
    private Optional<Trial> runOne(
            TrialKey key, BooleanSupplier shouldStop, StudyObserver observer) {
        if (observer.shouldStop()) {
            return Optional.empty();
        }
        Outcome outcome = train(key, () -> shouldStop.getAsBoolean() || observer.shouldStop());
        Trial trial = Trial.of(key, outcome, plan.metric());
        synchronized (telling) {
            observer.onTrial(trial);
        }
        return Optional.of(trial);
    }

    private Outcome train(TrialKey key, BooleanSupplier shouldStop) {
        Trainable subject = candidates.of(key.setting(), key.split());
        return subject.train(Change.NONE, key.seed() - plan.seed(), subject.epochs(), shouldStop);
    }
}
