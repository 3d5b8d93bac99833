package org.rekindle.run.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rekindle.network.DenseNetwork;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.TrialFiles;
import org.rekindle.run.document.BaselineDocument;
import org.rekindle.run.document.RecommendationDocument;
import org.rekindle.run.document.TrialDocument;
import org.rekindle.study.DenseCandidates;
import org.rekindle.study.KeptNetwork;
import org.rekindle.study.Race;
import org.rekindle.study.Ranking;
import org.rekindle.study.Recommendation;
import org.rekindle.study.Study;
import org.rekindle.study.StudyObserver;
import org.rekindle.study.StudyPlan;
import org.rekindle.study.Trial;
import org.rekindle.study.TrialKey;
import org.rekindle.study.WatchedTrials;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.ComparedScore;
import org.rekindle.training.Evaluation;
import org.rekindle.training.LifeLineRecorder;
import org.rekindle.training.NetworkAfterEpoch;
import org.rekindle.training.TrainingObserver;

/**
 * The engine behind {@code choose}: runs a study from its first trial, or from where it was
 * interrupted, to the recommendation, and writes everything to the run directory.
 */
public final class StudyEngine {
    private final StudyPlan plan;
    private final StudySplits splits;
    private final RunDirectory directory;
    private final List<Trial> finished;
    private final ModelFile modelFile;

    /** An engine that leaves no model file. */
    public StudyEngine(PlannedStudy study) {
        this(study, ModelFile.NONE);
    }

    /** An engine that leaves the winner as a model file. */
    public StudyEngine(PlannedStudy study, ModelFile modelFile) {
        this.plan = study.plan();
        this.splits = study.splits();
        this.directory = study.directory();
        this.finished = study.finished();
        this.modelFile = modelFile;
    }

    /** Runs what is left of the study on all cores, and answers. */
    public StudyAnswer run() {
        return run(Runtime.getRuntime().availableProcessors(), StudyWatcher.NONE);
    }

    /**
     * Runs the trials that are left, and answers.
     *
     * @param threads how many trials run at a time; the answer does not depend on it
     */
    public StudyAnswer run(int threads, StudyWatcher watcher) {
        DenseCandidates candidates =
                new DenseCandidates(plan, split -> splits.of(split).trainingData());
        Study study = new Study(plan, candidates);
        List<Trial> trials = study.run(finished, threads, new TrialWriter(watcher));
        // Not before the trials, whose time may be limited.
        StudyBaselines baselines = new StudyBaselines(plan, splits, candidates);
        directory.write(FileNames.BASELINE, BaselineDocument.of(baselines.onValidation()));
        Ranking ranking = study.rank(trials);
        Optional<Recommendation> recommendation = Recommendation.of(ranking, plan.metric());
        WatchedTrials watched = WatchedTrials.of(trials, ranking, recommendation);
        Optional<KeptNetwork> kept = recommendation.flatMap(Recommendation::kept);
        Optional<DenseNetwork> winner = trainAgain(candidates, watched, kept, threads, watcher);
        // The winner's network is tested on test rows that were prepared as its training rows.
        int split = watched.winner().map(TrialKey::split).orElse(0);
        LoadedData data = splits.of(split);
        RecommendationDocument document =
                winner.isPresent()
                        ? tested(
                                recommendation.orElseThrow(),
                                baselines,
                                baselines.onTest(split),
                                candidates.test(winner.get(), data.prepared().test()))
                        : none(ranking, baselines);
        // So that the network of one answer never lies beside the document of another.
        directory.delete(FileNames.MODEL_ONNX);
        directory.write(FileNames.RECOMMENDATION, document);
        winner.flatMap(network -> modelFile.of(network, data))
                .ifPresent(bytes -> directory.writeBytes(FileNames.MODEL_ONNX, bytes));
        return new StudyAnswer(ranking, recommendation, document);
    }

    /**
     * Trains the watched trials once more, which gives the same networks, and records what their
     * units do. The records do not depend on the answer, so they may be written before it.
     *
     * @param kept the winner, and after which epoch it is kept; its records are of all
     * @return the winner's network after this epoch
     */
    private Optional<DenseNetwork> trainAgain(
            DenseCandidates candidates,
            WatchedTrials watched,
            Optional<KeptNetwork> kept,
            int threads,
            StudyWatcher watcher) {
        directory.deleteFilesOfTrials();
        List<TrialKey> keys = watched.keys();
        boolean recorded =
                MemoryCheck.hasRoomForLives(plan, splits.first(), Math.min(threads, keys.size()));
        watcher.onTrainingAgain(recorded || keys.isEmpty());
        List<DenseNetwork> networks =
                candidates.trainAgain(
                        recorded ? keys : watched.winner().stream().toList(),
                        threads,
                        key ->
                                trainAgain(
                                        candidates,
                                        key,
                                        kept.filter(network -> network.isOf(key))
                                                .map(KeptNetwork::epoch)
                                                .orElse(plan.epochs()),
                                        recorded));
        return watched.winner().map(key -> networks.get(keys.indexOf(key)));
    }

    /** The network after an epoch. */
    private DenseNetwork trainAgain(
            DenseCandidates candidates, TrialKey key, int epoch, boolean recorded) {
        NetworkAfterEpoch then = new NetworkAfterEpoch(epoch);
        if (!recorded) {
            DenseNetwork last = candidates.trainAgain(key, then);
            return then.network().orElse(last);
        }
        LifeLineRecorder lives = new LifeLineRecorder(splits.of(key.split()).trainingData());
        DenseNetwork last = candidates.trainAgain(key, TrainingObserver.all(lives, then));
        TrialFiles files = directory.filesOfTrial(key.number());
        files.writeLives(lives.lifeLines());
        files.writeSlopes(last);
        return then.network().orElse(last);
    }

    private RecommendationDocument tested(
            Recommendation recommendation,
            StudyBaselines baselines,
            Baseline onTest,
            Evaluation test) {
        return RecommendationDocument.of(
                recommendation,
                caveats(),
                BaselineDocument.of(baselines.onValidation()),
                new ComparedScore(onTest, test.score(), test.classes(), "test"),
                test,
                directory.testUses(recommendation.ranking().finished()),
                recommendation.kept().orElseThrow().trial().key().seed(),
                splits.first().trainingData().censusScope(),
                directory.path().toString());
    }

    /** Columns that give the target away, and that no row is new. */
    private List<String> caveats() {
        List<String> caveats = new ArrayList<>(splits.first().prepared().values().warnings());
        if (!splits.first().prepared().isSplit()) {
            caveats.add(
                    "The rows were not split, so every score is measured on the rows it learnt from: it says how"
                            + " well they can be fitted, and nothing about new rows.");
        }
        return caveats;
    }

    private RecommendationDocument none(Ranking ranking, StudyBaselines baselines) {
        String reason =
                ranking.finished() > 0
                        ? String.format(
                                Locale.ROOT,
                                "%d of %d trials ran, and all of them diverged: try smaller learning rates, and standardised inputs.",
                                ranking.finished(),
                                ranking.planned())
                        : "No trial was finished in time: give the study more time, or resume it.";
        return RecommendationDocument.none(
                ranking,
                BaselineDocument.of(baselines.onValidation()),
                reason,
                splits.first().trainingData().censusScope(),
                directory.path().toString());
    }

    /** Writes each trial as it ends, and tells the watcher. */
    private final class TrialWriter implements StudyObserver {
        private final StudyWatcher watcher;

        TrialWriter(StudyWatcher watcher) {
            this.watcher = watcher;
        }

        @Override
        public void onRace(Race race) {
            watcher.onRace(race);
        }

        @Override
        public void onTrial(Trial trial) {
            directory.append(FileNames.TRIALS, TrialDocument.of(trial));
            watcher.onTrial(trial);
        }

        @Override
        public boolean shouldStop() {
            return watcher.shouldStop();
        }
    }
}
