package org.rekindle.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.training.EpochReport;
import org.rekindle.training.Evaluation;
import org.rekindle.training.Evaluator;
import org.rekindle.training.Parallel;
import org.rekindle.training.Recipe;
import org.rekindle.training.TrainingData;
import org.rekindle.training.TrainingObserver;
import org.rekindle.training.TrainingResult;

/**
 * Runs the trials of a plan, each on one thread. A trial's result depends on the plan, the data and
 * its seed alone, and which trials are run depends on whole rounds alone ({@link Race}), so neither
 * the number of threads nor the order nor an interruption can change them (their seconds apart).
 */
public final class Study {
    private final StudyPlan plan;
    private final TrainingData data;
    private final Kernels kernels;

    /** A study on the fastest kernels that this JVM can run. */
    public Study(StudyPlan plan, TrainingData data) {
        this.plan = plan;
        this.data = data;
        this.kernels = Kernels.fastest();
    }

    /**
     * Runs what is left of the study.
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
        return Ranking.of(plan, data.validation().samples(), trials);
    }

    /** Trains a trial's network once more, which gives the same network. */
    public DenseNetwork trainAgain(TrialKey key, TrainingObserver observer) {
        Recipe recipe = plan.recipe(key);
        DenseNetwork network = recipe.initialNetwork();
        recipe.train(network, data, kernels, observer);
        return network;
    }

    /**
     * Measures a trained network on samples that no choice has seen. To be called once, for the
     * winner's.
     */
    public Evaluation test(DenseNetwork network, Dataset test) {
        return new Evaluator(plan.task(), plan.shape(), kernels).evaluate(network, test);
    }

    /** Runs one trial on the calling thread. */
    public Trial runTrial(TrialKey key, TrainingObserver observer) {
        Recipe recipe = plan.recipe(key);
        TrainingResult result = recipe.train(recipe.initialNetwork(), data, kernels, observer);
        return new Trial(
                key,
                result.status(),
                result.epochs(),
                result.lastEpoch().map(EpochReport::validation),
                result.layers(),
                result.seconds());
    }

    private Race raceAfter(List<Trial> trials) {
        double resolution = plan.task().resolution(data.validation().samples());
        return Race.start(plan, resolution).after(trials);
    }

    /** Whether all of them ran to their end; they did not when the observer stopped the study. */
    private boolean runAll(
            List<TrialKey> keys, List<Trial> trials, int threads, StudyObserver observer) {
        List<Optional<Trial>> ended =
                Parallel.map(keys, threads, key -> runOne(key, observer), done -> {});
        ended.forEach(trial -> trial.ifPresent(trials::add));
        return ended.stream().allMatch(trial -> trial.filter(Trial::isFinished).isPresent());
    }

    /** Empty when the observer had stopped the study before. */
    private Optional<Trial> runOne(TrialKey key, StudyObserver observer) {
        if (observer.shouldStop()) {
            return Optional.empty();
        }
        TrainingObserver stop =
                new TrainingObserver() {
                    @Override
                    public boolean shouldStop() {
                        return observer.shouldStop();
                    }
                };
        Trial trial = runTrial(key, stop);
        synchronized (this) {
            observer.onTrial(trial);
        }
        return Optional.of(trial);
    }
}
