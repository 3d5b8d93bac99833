package org.rekindle.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.training.EpochReport;
import org.rekindle.training.Evaluation;
import org.rekindle.training.Evaluator;
import org.rekindle.training.Trainer;
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
        ExecutorService executor = Executors.newFixedThreadPool(threads, Study::daemon);
        try {
            Race race = raceAfter(trials);
            List<TrialKey> pending = race.pending(trials);
            boolean goesOn = true;
            while (goesOn && !pending.isEmpty()) {
                observer.onRace(race);
                goesOn = runAll(pending, trials, executor, observer);
                race = race.after(trials);
                pending = race.pending(trials);
            }
        } finally {
            executor.shutdownNow();
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
        return Ranking.of(raceAfter(trials), trials);
    }

    /**
     * Trains the trial's network once more, which gives the same network, and measures it on
     * samples that no choice has seen. To be called once, for the winner.
     */
    public Evaluation test(TrialKey winner, Dataset test) {
        DenseNetwork network = plan.initialNetwork(winner);
        train(network, winner, TrainingObserver.NONE);
        return new Evaluator(plan.task(), plan.shape(), kernels).evaluate(network, test);
    }

    /** Runs one trial on the calling thread. */
    public Trial runTrial(TrialKey key, TrainingObserver observer) {
        TrainingResult result = train(plan.initialNetwork(key), key, observer);
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
            List<TrialKey> keys,
            List<Trial> trials,
            ExecutorService executor,
            StudyObserver observer) {
        long before = trials.stream().filter(Trial::isFinished).count();
        List<Future<?>> running = new ArrayList<>();
        for (TrialKey key : keys) {
            running.add(executor.submit(() -> runOne(key, trials, observer)));
        }
        for (Future<?> future : running) {
            await(future);
        }
        return trials.stream().filter(Trial::isFinished).count() == before + keys.size();
    }

    private void runOne(TrialKey key, List<Trial> trials, StudyObserver observer) {
        if (observer.shouldStop()) {
            return;
        }
        TrainingObserver stop =
                new TrainingObserver() {
                    @Override
                    public boolean shouldStop() {
                        return observer.shouldStop();
                    }
                };
        Trial trial = runTrial(key, stop);
        synchronized (trials) {
            trials.add(trial);
            observer.onTrial(trial);
        }
    }

    private TrainingResult train(DenseNetwork network, TrialKey key, TrainingObserver observer) {
        return new Trainer(plan.trainingPlan(key), kernels)
                .train(network, data, StudyPlan.batchSeed(key), observer);
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the study was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "rekindle-trial");
        thread.setDaemon(true);
        return thread;
    }
}
