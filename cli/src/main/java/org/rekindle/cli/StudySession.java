package org.rekindle.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.rekindle.cli.run.Json;
import org.rekindle.cli.run.RecommendationDocument;
import org.rekindle.cli.run.RunDirectory;
import org.rekindle.cli.run.TrialDocument;
import org.rekindle.cli.run.TrialFiles;
import org.rekindle.cli.terminal.Elapsed;
import org.rekindle.cli.terminal.ProgressLine;
import org.rekindle.cli.terminal.ShellWord;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.network.DenseNetwork;
import org.rekindle.study.DenseCandidates;
import org.rekindle.study.Race;
import org.rekindle.study.Ranking;
import org.rekindle.study.Recommendation;
import org.rekindle.study.Study;
import org.rekindle.study.StudyObserver;
import org.rekindle.study.StudyPlan;
import org.rekindle.study.Trial;
import org.rekindle.study.TrialKey;
import org.rekindle.study.WatchedTrials;
import org.rekindle.training.Evaluation;
import org.rekindle.training.LifeLineRecorder;
import org.rekindle.training.TrainingObserver;

/**
 * A study from its first trial, or from where it was interrupted, to the recommendation on the
 * screen.
 */
final class StudySession {
    private final Terminal terminal;
    private final StudyPlan plan;
    private final LoadedData data;
    private final RunDirectory directory;
    private final List<Trial> finished;

    StudySession(Run run, Terminal terminal) {
        this.terminal = terminal;
        this.plan = run.plan();
        this.data = run.data();
        this.directory = run.directory();
        this.finished = run.finished();
    }

    void run(int threads, @Nullable Budget budget, boolean json) {
        if (!json) {
            data.describe(terminal);
        }
        DenseCandidates candidates = new DenseCandidates(plan, data.trainingData());
        Study study = new Study(plan, candidates);
        Watch watch = new Watch(budget);
        Ranking ranking;
        Optional<Recommendation> recommendation;
        Optional<DenseNetwork> winner;
        RecommendationDocument document;
        try (watch) {
            List<Trial> trials = study.run(finished, threads, watch);
            ranking = study.rank(trials);
            recommendation = Recommendation.of(ranking, plan.task());
            watch.trainingAgain();
            winner =
                    trainAgain(
                            candidates, WatchedTrials.of(trials, ranking, recommendation), threads);
            document =
                    winner.isPresent()
                            ? tested(recommendation.orElseThrow(), candidates, winner.get())
                            : none(ranking);
        }
        // Never the network of one answer beside the document of another.
        directory.delete(RunDirectory.MODEL_ONNX);
        directory.write(RunDirectory.RECOMMENDATION, document);
        winner.ifPresent(
                network ->
                        directory.writeBytes(RunDirectory.MODEL_ONNX, OnnxFile.of(network, data)));
        ReportOfRun.write(directory, terminal);
        directory.unlock();
        if (json) {
            terminal.out().print(Json.pretty(document));
        } else {
            String summary = watch.summary(ranking);
            new StudyReport(terminal, plan, data).print(ranking, recommendation, document, summary);
        }
    }

    /**
     * Trains the trials that are watched once more, which gives the same networks, and writes down
     * what their units do. That is true of a trial whatever the answer, so it may be there before
     * the answer is.
     *
     * @return the winner's network
     */
    private Optional<DenseNetwork> trainAgain(
            DenseCandidates candidates, WatchedTrials watched, int threads) {
        directory.deleteFilesOfTrials();
        List<TrialKey> keys = watched.keys();
        boolean recorded = MemoryCheck.hasRoomForLives(plan, data, Math.min(threads, keys.size()));
        if (!recorded && !keys.isEmpty()) {
            terminal.err()
                    .printf(
                            Locale.ROOT,
                            "rekindle: what every unit did is not written down: for %,d units and %,d epochs that is too much;"
                                    + " rekindle explain does it for one trial%n",
                            plan.shape().hiddenUnits(),
                            plan.epochs());
        }
        List<DenseNetwork> networks =
                candidates.trainAgain(
                        recorded ? keys : watched.winner().stream().toList(),
                        threads,
                        key -> trainAgain(candidates, key, recorded));
        return watched.winner().map(key -> networks.get(keys.indexOf(key)));
    }

    private DenseNetwork trainAgain(DenseCandidates candidates, TrialKey key, boolean recorded) {
        if (!recorded) {
            return candidates.trainAgain(key, TrainingObserver.NONE);
        }
        LifeLineRecorder lives = new LifeLineRecorder(data.trainingData());
        DenseNetwork network = candidates.trainAgain(key, lives);
        TrialFiles files = directory.filesOfTrial(key.number());
        files.writeLives(lives.lifeLines());
        files.writeSlopes(network);
        return network;
    }

    private static Trial best(Recommendation recommendation) {
        return recommendation.winner().bestTrial().orElseThrow();
    }

    private RecommendationDocument tested(
            Recommendation recommendation, DenseCandidates candidates, DenseNetwork network) {
        Evaluation test = candidates.test(network, data.prepared().test());
        return RecommendationDocument.of(
                recommendation,
                test,
                directory.testUses(recommendation.ranking().finished()),
                best(recommendation).key().seed(),
                data.trainingData().censusScope(),
                directory.path().toString());
    }

    private RecommendationDocument none(Ranking ranking) {
        String reason =
                ranking.finished() > 0
                        ? "%d of %d trials ran, and all of them diverged: try smaller --learning-rates, and standardised inputs."
                                .formatted(ranking.finished(), ranking.planned())
                        : "No trial was finished in time: give a larger --budget, or go on with --resume.";
        return RecommendationDocument.none(
                ranking, reason, data.trainingData().censusScope(), directory.path().toString());
    }

    /**
     * Writes each trial down as it ends, shows progress, and stops the study when its time is up.
     */
    private final class Watch implements StudyObserver, AutoCloseable {
        private final ProgressLine progress;
        private final long start = System.nanoTime();
        private final double budgetSeconds;
        private final Thread interrupted;
        private final AtomicInteger now = new AtomicInteger();

        Watch(@Nullable Budget budget) {
            this.progress =
                    new ProgressLine(terminal, "trial", plan.trials().size(), finished.size());
            this.budgetSeconds = budget == null ? Double.POSITIVE_INFINITY : budget.seconds();
            this.interrupted = new Thread(this::tellHowToGoOn);
            Runtime.getRuntime().addShutdownHook(interrupted);
        }

        void trainingAgain() {
            progress.say("testing the winner, writing down what units do");
        }

        @Override
        public void onRace(Race race) {
            progress.expect(race.trials(), !race.isDecided());
            progress.show(now.get());
        }

        @Override
        public void onTrial(Trial trial) {
            directory.append(RunDirectory.TRIALS, TrialDocument.of(trial));
            if (trial.isFinished()) {
                progress.show(now.incrementAndGet());
            }
        }

        @Override
        public boolean shouldStop() {
            return seconds() > budgetSeconds;
        }

        private void tellHowToGoOn() {
            progress.clear();
            terminal.err()
                    .printf(
                            "Interrupted: %d of %s trials are kept. Go on with: %s%n",
                            finished.size() + now.get(), progress.total(), resumeCommand());
        }

        private String resumeCommand() {
            return "%s choose --resume %s"
                    .formatted(
                            ShellWord.quoted(System.getProperty("rekindle.command", "rekindle")),
                            ShellWord.quoted(directory.path().toString()));
        }

        private double seconds() {
            return (System.nanoTime() - start) / 1e9;
        }

        @Override
        public void close() {
            Runtime.getRuntime().removeShutdownHook(interrupted);
            progress.clear();
        }

        String summary(Ranking ranking) {
            List<String> parts = new ArrayList<>();
            parts.add("%d of %d trials".formatted(ranking.finished(), ranking.planned()));
            if (ranking.spared() > 0) {
                parts.add("%d not needed".formatted(ranking.spared()));
            }
            if (!finished.isEmpty()) {
                parts.add("%d of them from before".formatted(finished.size()));
            }
            parts.add(Elapsed.text(seconds()));
            String goOn = "; the rest runs with: " + resumeCommand();
            return String.join(", ", parts) + (ranking.isPartial() ? goOn : "");
        }
    }
}
