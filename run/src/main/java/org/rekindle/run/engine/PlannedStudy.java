package org.rekindle.run.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.rekindle.Version;
import org.rekindle.data.storage.Storage;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.GivenWeights;
import org.rekindle.network.Initializer;
import org.rekindle.network.NetworkShape;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.RunException;
import org.rekindle.run.document.ActivationFields;
import org.rekindle.run.document.ComparisonFields;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.RunPlan;
import org.rekindle.study.Protocol;
import org.rekindle.study.StudyPlan;
import org.rekindle.study.Trial;

/**
 * A study that is ready to start or to resume: its data are read, and its folder exists and is
 * locked. A training run is a study of a single trial.
 *
 * @param plan what is tried
 * @param splits what is learnt from, split by split; a training run has one of them
 * @param directory where everything is written
 * @param finished trials that need not be run again
 */
public record PlannedStudy(
        StudyPlan plan, StudySplits splits, RunDirectory directory, List<Trial> finished)
        implements AutoCloseable {

    /**
     * Begins a new run: checks everything first, and only then makes the folder.
     *
     * @throws RunException when the request cannot be met
     * @throws org.rekindle.data.DataException when the table cannot be read or prepared
     */
    public static PlannedStudy begin(RunRequest request) {
        return begin(request, Storage.WHERE_IT_FITS);
    }

    /**
     * Begins a new run as {@link #begin(RunRequest)} does.
     *
     * @param storage says where the data lie
     */
    public static PlannedStudy begin(RunRequest request, Storage storage) {
        StartCheck.check(request);
        Optional<Protocol> protocol = protocol(request);
        int count = protocol.map(Protocol::allSplits).orElse(1);
        StudySplits splits =
                StudySplits.load(
                        request.table(), request.preparation(), Optional.empty(), count, storage);
        LoadedData data = splits.first();
        if (request.metric() != null) {
            for (int split = 0; split < count; split++) {
                MetricCheck.check(request.metric(), splits.of(split));
            }
        }
        RunDocument document = document(request, data, protocol);
        Optional<GivenWeights> given = StartCheck.given(request, data);
        StudyPlan described = checked(() -> RunPlan.of(document));
        StudyPlan plan = given.map(described::startingFrom).orElse(described);
        MemoryCheck.check(plan, data, request.threads(), plan.trials().size());
        RunDirectory directory =
                RunDirectory.create(
                        request.out()
                                .orElseGet(
                                        () ->
                                                RunDirectory.defaultPath(
                                                        request.command(), data.path())));
        // Before anything is written, so that nobody sees the run without its lock.
        directory.lock();
        if (given.isPresent()) {
            directory.writeWeights(
                    FileNames.START, plan.recipe(plan.trials().get(0)).initialNetwork());
        }
        directory.write(FileNames.RUN, document);
        return new PlannedStudy(plan, splits, directory, List.of());
    }

    private static RunDocument document(
            RunRequest request, LoadedData data, Optional<Protocol> protocol) {
        NetworkShape shape = checked(() -> request.network().shape(data.inputs(), data.outputs()));
        return new RunDocument(
                RunDocument.FORMAT,
                request.command(),
                new RunDocument.Versions(
                        Version.number(),
                        Runtime.version().toString(),
                        Kernels.fastest().description()),
                data.document(),
                request.network().document(shape),
                new RunDocument.Space(
                        request.space().activations().stream().map(ActivationFields::of).toList(),
                        request.space().initializers().stream().map(Initializer::name).toList(),
                        request.space().learningRates(),
                        request.space().seeds()),
                request.training().forTask(data.prepared().task()),
                request.seed(),
                request.exhaustive(),
                request.care(),
                request.metric() == null ? null : request.metric().id(),
                protocol.map(ComparisonFields::of).orElse(null));
    }

    /** How a study compares; empty for a training run. */
    private static Optional<Protocol> protocol(RunRequest request) {
        return request.command().equals("choose")
                ? Optional.of(
                        checked(
                                () ->
                                        Protocol.of(
                                                request.space(),
                                                request.margin(),
                                                request.splits())))
                : Optional.empty();
    }

    /** What is learnt from; of a study with several splits, the first of them. */
    public LoadedData data() {
        return splits.first();
    }

    /**
     * Resumes an interrupted study as its {@code run.json} describes it.
     *
     * @throws RunException when the folder holds no study, or its data have changed
     */
    public static PlannedStudy resume(Path path, int threads) {
        RunDirectory directory = RunDirectory.open(path);
        RunDocument document = directory.readRun();
        if (!document.command().equals("choose")) {
            throw new RunException(
                    "%s is a run of \"%s\"; only a study can be resumed"
                            .formatted(path, document.command()));
        }
        StudyPlan plan = checked(() -> RunPlan.of(document));
        directory.lock();
        StudySplits splits =
                StudySplits.load(
                        Path.of(document.data().path()),
                        document.data().request(),
                        Optional.of(document.data().sha256()),
                        plan.protocol().allSplits(),
                        Storage.WHERE_IT_FITS);
        splits.first().requireInputs(document.data());
        MemoryCheck.check(plan, splits.first(), threads, plan.trials().size());
        return new PlannedStudy(plan, splits, directory, directory.takeFinishedTrials(plan));
    }

    /** Makes a value that the core checks. What the core rejects becomes a {@link RunException}. */
    static <T> T checked(Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException e) {
            throw new RunException(e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    /** Releases the lock of the run directory. */
    @Override
    public void close() {
        directory.unlock();
    }
}
