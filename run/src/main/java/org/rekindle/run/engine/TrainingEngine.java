package org.rekindle.run.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.network.DenseNetwork;
import org.rekindle.random.Seed;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.BaselineDocument;
import org.rekindle.run.document.TrainDocument;
import org.rekindle.run.document.TrialDocument;
import org.rekindle.study.DenseCandidates;
import org.rekindle.study.Trial;
import org.rekindle.study.TrialKey;
import org.rekindle.subject.Baseline;
import org.rekindle.training.Care;
import org.rekindle.training.Checkpoints;
import org.rekindle.training.LifeLineRecorder;
import org.rekindle.training.TrainingObserver;

/**
 * The engine behind {@code train}: trains one network and writes its epochs, the lives of its units
 * and its weights to the run directory.
 */
public final class TrainingEngine {
    private final PlannedStudy run;
    private final ModelFile modelFile;
    private final TrialKey key;
    private @Nullable Baseline baseline;

    /** An engine that leaves no model file. */
    public TrainingEngine(PlannedStudy run) {
        this(run, ModelFile.NONE);
    }

    /** An engine that leaves the network as a model file. */
    public TrainingEngine(PlannedStudy run, ModelFile modelFile) {
        this.run = run;
        this.modelFile = modelFile;
        this.key = run.plan().trials().get(0);
    }

    /**
     * Recycles dead units at the end of every epoch but the last, with draws from the run's seed.
     *
     * @param listener told after each time
     */
    public Care care(Care.Listener listener) {
        return new Care(
                run.data().trainingData().validation(),
                run.plan().epochs(),
                Seed.of(key.seed()).child("care"),
                listener);
    }

    /**
     * Trains the network.
     *
     * @param observers called in this order, after every epoch is on the disk
     */
    public Trial train(List<TrainingObserver> observers) {
        RunDirectory directory = run.directory();
        baseline();
        Checkpoints checkpoints = new Checkpoints();
        LifeLineRecorder lives = new LifeLineRecorder(run.data().trainingData());
        List<TrainingObserver> all = new ArrayList<>();
        all.add(new EpochWriter(directory));
        all.add(lives);
        all.add(checkpoints);
        all.addAll(observers);
        Trial trial =
                new DenseCandidates(run.plan(), run.data().trainingData())
                        .trainOnAllCores(key, TrainingObserver.all(all));
        directory.files().writeLives(lives.lifeLines());
        checkpoints.current().ifPresent(end -> writeModel(end.network()));
        checkpoints
                .lastHealthy()
                .ifPresent(
                        healthy ->
                                directory.writeWeights(
                                        FileNames.LAST_HEALTHY, healthy.state().network()));
        directory.append(FileNames.TRIALS, TrialDocument.of(trial));
        return trial;
    }

    private void writeModel(DenseNetwork network) {
        RunDirectory directory = run.directory();
        directory.files().writeSlopes(network);
        directory.writeWeights(FileNames.MODEL, network);
        modelFile
                .of(network, run.data())
                .ifPresent(bytes -> directory.writeBytes(FileNames.MODEL_ONNX, bytes));
    }

    /** What the score of the trial has to beat. It is fitted and written down only once. */
    public Baseline baseline() {
        if (baseline == null) {
            baseline =
                    new DenseCandidates(run.plan(), run.data().trainingData())
                            .baselines(0)
                            .on(run.data().prepared().validation());
            run.directory().write(FileNames.BASELINE, BaselineDocument.of(baseline));
        }
        return baseline;
    }

    /** What {@code train --json} prints of the trial. */
    public TrainDocument document(Trial trial, Baseline baseline) {
        return TrainDocument.of(
                trial,
                baseline,
                run.data().trainingData().censusScope(),
                run.directory().path().toString());
    }
}
