package org.rekindle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rekindle.activation.Activation;
import org.rekindle.activation.Elu;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.activation.PRelu;
import org.rekindle.activation.Relu;
import org.rekindle.network.Task;
import org.rekindle.network.VarianceScaling;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.ActivationFields;
import org.rekindle.run.document.BaselineDocument;
import org.rekindle.run.document.ComparisonFields;
import org.rekindle.run.document.Json;
import org.rekindle.run.document.RecommendationDocument;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.RunPlan;
import org.rekindle.run.document.TrainingFields;
import org.rekindle.run.document.TrialDocument;
import org.rekindle.study.Protocol;
import org.rekindle.study.Ranking;
import org.rekindle.study.Recommendation;
import org.rekindle.study.SearchSpace;
import org.rekindle.study.StudyPlan;
import org.rekindle.study.Trial;
import org.rekindle.subject.ComparedScore;
import org.rekindle.training.Evaluation;

/** Run directories that nothing was trained for, with {@link MadeUpResults} in them. */
public final class MadeUpRun {
    private static final List<Activation> ALL =
            List.of(new Relu(), new LeakyRelu(), new PRelu(), new Elu());

    private final RunDirectory directory;
    private final RunDocument document;

    private MadeUpRun(Path folder, RunDocument document) {
        this.directory = RunDirectory.create(folder);
        this.document = document;
        directory.write(FileNames.RUN, document);
    }

    /** A study of every activation at two rates over three seeds, without a trial. */
    public static MadeUpRun study(Path folder) {
        return study(folder, "digit");
    }

    /** The same with another target. */
    public static MadeUpRun study(Path folder, String target) {
        return study(folder, List.of(0.01, 0.1), 3, true, target);
    }

    public static MadeUpRun study(
            Path folder, List<Double> rates, int seeds, boolean exhaustive, String target) {
        return new MadeUpRun(
                folder, document("choose", ALL, rates, seeds, exhaustive, null, target, null));
    }

    /** A study whose rates are chosen by other seeds than those that compare. */
    public static MadeUpRun studyOnFreshSeeds(Path folder, List<Double> rates, int seeds) {
        SearchSpace space = new SearchSpace(ALL, List.of(VarianceScaling.HE_NORMAL), rates, seeds);
        ComparisonFields comparison = ComparisonFields.of(Protocol.of(space));
        return new MadeUpRun(
                folder, document("choose", ALL, rates, seeds, false, null, "digit", comparison));
    }

    /** A training run, before its first epoch. */
    public static MadeUpRun training(Path folder, Activation activation) {
        return new MadeUpRun(
                folder,
                document(
                        "train",
                        List.of(activation),
                        List.of(0.1),
                        1,
                        true,
                        "warn",
                        "digit",
                        null));
    }

    private static RunDocument document(
            String command,
            List<Activation> activations,
            List<Double> rates,
            int seeds,
            boolean exhaustive,
            @Nullable String care,
            String target,
            @Nullable ComparisonFields comparison) {
        return new RunDocument(
                RunDocument.FORMAT,
                command,
                new RunDocument.Versions("1.2.3", "17.0.1", "plain"),
                new RunDocument.Data(
                        "/data/digits.csv",
                        "ab".repeat(32),
                        1000,
                        target,
                        "classification",
                        false,
                        List.of("0", "1"),
                        List.of("a", "b", "c"),
                        List.of(),
                        null,
                        true,
                        null,
                        null,
                        1,
                        null,
                        new RunDocument.Split(300, MadeUpResults.VALIDATION, 300),
                        List.of("Read 1,000 rows."),
                        null),
                new RunDocument.Network(3, MadeUpResults.HIDDEN, 2, 0),
                new RunDocument.Space(
                        activations.stream().map(ActivationFields::of).toList(),
                        List.of("he_normal"),
                        rates,
                        seeds),
                new TrainingFields("adam", null, 0, 64, MadeUpResults.EPOCHS),
                1,
                exhaustive,
                care,
                null,
                comparison);
    }

    public Path path() {
        return directory.path();
    }

    public RunDocument document() {
        return document;
    }

    public StudyPlan plan() {
        return RunPlan.of(document);
    }

    /** Writes down the first trials. */
    public MadeUpRun withTrials(int count) {
        return withTrials(
                plan().trials().subList(0, count).stream().map(MadeUpResults::trial).toList());
    }

    public MadeUpRun withTrials(List<Trial> trials) {
        StringBuilder lines = new StringBuilder();
        trials.forEach(trial -> lines.append(Json.line(TrialDocument.of(trial))).append('\n'));
        try {
            Files.writeString(path().resolve(FileNames.TRIALS), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** All trials, the answer that follows from them, and the lives of the trials that it shows. */
    public MadeUpRun whole() {
        List<Trial> trials = plan().trials().stream().map(MadeUpResults::trial).toList();
        withTrials(trials);
        Ranking ranking = Ranking.of(plan(), MadeUpResults.VALIDATION, trials);
        Recommendation found = Recommendation.of(ranking, Task.CLASSIFICATION).orElseThrow();
        Trial best = found.winner().bestTrial().orElseThrow();
        directory.write(
                FileNames.RECOMMENDATION,
                RecommendationDocument.of(
                        found,
                        List.of(),
                        BaselineDocument.of(MadeUpResults.baseline()),
                        new ComparedScore(MadeUpResults.baseline(), 0.75, Optional.empty(), "test"),
                        new Evaluation(Task.CLASSIFICATION, 0.75, 0.5),
                        1,
                        best.key().seed(),
                        MadeUpResults.SCOPE,
                        path().toString()));
        withLives(best.key().number());
        return withBaseline();
    }

    public MadeUpRun withBaseline() {
        directory.write(FileNames.BASELINE, BaselineDocument.of(MadeUpResults.baseline()));
        return this;
    }

    /** The lives of a study's trial. */
    public MadeUpRun withLives(int trial) {
        directory.filesOfTrial(trial).writeLives(MadeUpResults.lives());
        return this;
    }

    /** The lives of the only trial. */
    public MadeUpRun withLives() {
        directory.files().writeLives(MadeUpResults.lives());
        return this;
    }

    /** Epochs from 0 on. */
    public MadeUpRun withEpochs(int last) {
        for (int epoch = 0; epoch <= last; epoch++) {
            directory.append(FileNames.EPOCHS, MadeUpResults.epoch(epoch));
        }
        return this;
    }

    public MadeUpRun withDiagnosis(int trial) {
        directory.write(FileNames.DIAGNOSIS, MadeUpResults.diagnosis(trial, path()));
        return this;
    }

    public MadeUpRun withCure() {
        directory.write(FileNames.CURE, MadeUpResults.cure(path()));
        return this;
    }

    /** Puts something else into a file, or makes it. */
    public MadeUpRun spoil(String name, String content) {
        try {
            Path file = path().resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public String text(String name) {
        try {
            return Files.readString(path().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
