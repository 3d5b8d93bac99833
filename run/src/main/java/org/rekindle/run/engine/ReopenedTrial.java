package org.rekindle.run.engine;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rekindle.cure.Remedy;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.RunException;
import org.rekindle.run.TrialFiles;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.RunPlan;
import org.rekindle.study.StudyPlan;
import org.rekindle.study.Trial;
import org.rekindle.study.TrialKey;
import org.rekindle.subject.Change;
import org.rekindle.text.NumberText;
import org.rekindle.training.PastRun;
import org.rekindle.training.Recipe;

/**
 * One trial of an earlier run, ready to be repeated: the only one of a training run; of a study the
 * requested one or, by default, the one with most dead units.
 *
 * @param directory the run directory, locked
 * @param key which trial
 * @param files the tables about its units
 * @param run what is needed to repeat it
 * @param data its data, as they were prepared for it
 * @param reloaded the same, and with more of them standardised
 */
public record ReopenedTrial(
        RunDirectory directory,
        TrialKey key,
        TrialFiles files,
        PastRun run,
        LoadedData data,
        ReloadedData reloaded)
        implements AutoCloseable {

    /**
     * Opens the trial with most dead units, for work on every core.
     *
     * @throws RunException when the run cannot be repeated, or its data have changed
     */
    public static ReopenedTrial open(Path path) {
        return open(path, null, Runtime.getRuntime().availableProcessors());
    }

    /**
     * Opens a run and reads its data again.
     *
     * @param trial which trial of a study; null for the one with most dead units
     * @param threads how many runs will go on at a time
     * @throws RunException when the run cannot be repeated, or its data have changed
     */
    public static ReopenedTrial open(Path path, @Nullable Integer trial, int threads) {
        RunDirectory directory = RunDirectory.open(path);
        RunDocument document = directory.readRun();
        if ("cure".equals(document.care())) {
            throw new RunException(
                    RunException.Reason.TRAINED_WITH_CARE,
                    "dead units of %s were recycled while it trained, so it cannot be repeated as it was"
                            .formatted(path));
        }
        StudyPlan plan = plan(document, directory);
        TrialKey key = chosen(directory.finishedTrials(plan), trial, path);
        directory.lock();
        ReloadedData reloaded = ReloadedData.of(document.data().onSplit(key.split()));
        LoadedData data = reloaded.asItWas();
        MemoryCheck.check(plan, data, threads, threads);
        Recipe recipe = plan.recipe(key);
        PastRun run =
                new PastRun(
                        recipe.withShape(recipe.shape().withInputs(data.inputs())),
                        data.trainingData(),
                        reloaded.standardized().map(LoadedData::trainingData));
        TrialFiles files =
                document.command().equals("choose")
                        ? directory.filesOfTrial(key.number())
                        : directory.files();
        return new ReopenedTrial(directory, key, files, run, data, reloaded);
    }

    private static StudyPlan plan(RunDocument document, RunDirectory directory) {
        StudyPlan plan = PlannedStudy.checked(() -> RunPlan.of(document));
        return document.network().initFrom() == null
                ? plan
                : plan.startingFrom(
                        StartWeights.open(directory.path().resolve(FileNames.START)).read());
    }

    private static TrialKey chosen(List<Trial> finished, @Nullable Integer trial, Path path) {
        if (finished.isEmpty()) {
            throw new RunException(
                    "%s holds no finished trial; let the run end first".formatted(path));
        }
        if (trial == null) {
            return finished.stream()
                    .max(Comparator.comparingDouble(Trial::deadFraction))
                    .orElseThrow()
                    .key();
        }
        return finished.stream()
                .map(Trial::key)
                .filter(key -> key.number() == trial)
                .findFirst()
                .orElseThrow(
                        () ->
                                new RunException(
                                        String.format(
                                                Locale.ROOT,
                                                "there is no finished trial %d in %s; see its %s",
                                                trial,
                                                path,
                                                FileNames.TRIALS)));
    }

    /** The data, prepared for the network that a remedy leads to. */
    LoadedData dataAfter(Remedy remedy) {
        return reloaded.after(remedy.change().orElse(Change.NONE));
    }

    /** The trial in words, such as {@code ReLU, learning rate 0.1, he_normal, seed 1}. */
    public String title() {
        return String.format(
                Locale.ROOT,
                "%s, learning rate %s, %s, seed %d",
                key.setting().activation().title(),
                NumberText.rate(key.setting().learningRate()),
                key.setting().initializer().name(),
                key.seed());
    }

    /** Releases the lock of the run directory. */
    @Override
    public void close() {
        directory.unlock();
    }
}
