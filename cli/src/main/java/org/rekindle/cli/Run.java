package org.rekindle.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.cli.run.ActivationFields;
import org.rekindle.cli.run.RunDirectory;
import org.rekindle.cli.run.RunDocument;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.Initializer;
import org.rekindle.network.NetworkShape;
import org.rekindle.study.Elimination;
import org.rekindle.study.Exhaustive;
import org.rekindle.study.SearchSpace;
import org.rekindle.study.StudyPlan;
import org.rekindle.study.Trial;

/**
 * A run that is ready to start or to go on: its data are read and its folder stands.
 *
 * @param plan what is tried
 * @param data what is learnt from
 * @param directory where everything is written
 * @param finished trials that need not be run again
 */
record Run(StudyPlan plan, LoadedData data, RunDirectory directory, List<Trial> finished) {

    /** Begins a new run: checks everything first, and only then makes the folder. */
    static Run begin(
            String command,
            DataOptions dataOptions,
            TrainingOptions training,
            SearchSpace space,
            Elimination elimination,
            int threads,
            @Nullable String care,
            @Nullable Path out) {
        training.check();
        if (training.biasInit() != 0) {
            space.initializers().stream()
                    .filter(Initializer::drawsBiases)
                    .findFirst()
                    .ifPresent(Run::refuseBias);
        }
        LoadedData data = LoadedData.load(dataOptions.path(), dataOptions.request(training.seed()));
        NetworkShape shape = training.shape(data.inputs(), data.outputs());
        RunDocument document =
                new RunDocument(
                        command,
                        new RunDocument.Versions(
                                Rekindle.Version.number(),
                                Runtime.version().toString(),
                                Kernels.fastest().description()),
                        data.document(),
                        new RunDocument.Network(
                                shape.inputs(),
                                shape.hidden(),
                                shape.outputs(),
                                training.biasInit()),
                        new RunDocument.Space(
                                space.activations().stream().map(ActivationFields::of).toList(),
                                space.initializers().stream().map(Initializer::name).toList(),
                                space.learningRates(),
                                space.seeds()),
                        training.document(),
                        training.seed(),
                        elimination instanceof Exhaustive,
                        care);
        StudyPlan plan = document.toPlan();
        MemoryCheck.check(plan, data, threads, plan.trials().size());
        RunDirectory directory =
                RunDirectory.create(
                        out == null ? RunDirectory.defaultPath(command, data.path()) : out);
        // First of all, so that whoever sees the run sees it at work.
        directory.lock();
        directory.write(RunDirectory.RUN, document);
        return new Run(plan, data, directory, List.of());
    }

    /** Takes an interrupted study up again, as its run document says. */
    static Run resume(Path path, int threads) {
        RunDirectory directory = RunDirectory.open(path);
        RunDocument document = directory.readRun();
        if (!document.command().equals("choose")) {
            throw new UsageException(
                    "%s is a run of \"%s\"; only a study can be resumed"
                            .formatted(path, document.command()));
        }
        StudyPlan plan = UsageException.check(document::toPlan);
        directory.lock();
        LoadedData data =
                LoadedData.loadAgain(document.data(), DataOptions.request(document.data()));
        MemoryCheck.check(plan, data, threads, plan.trials().size());
        return new Run(plan, data, directory, directory.takeFinishedTrials(plan.trials()));
    }

    private static void refuseBias(Initializer initializer) {
        throw new UsageException(
                "%s draws the biases itself; leave --bias-init out".formatted(initializer.name()));
    }
}
