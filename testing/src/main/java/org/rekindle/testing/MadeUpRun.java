package org.rekindle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rekindle.activation.Activation;
import org.rekindle.activation.Elu;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.activation.PRelu;
import org.rekindle.activation.Relu;
import org.rekindle.census.FiringRate;
import org.rekindle.census.LayerSummary;
import org.rekindle.census.LifeLine;
import org.rekindle.census.Verdict;
import org.rekindle.network.Metric;
import org.rekindle.network.Task;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.ActivationFields;
import org.rekindle.run.document.BaselineDocument;
import org.rekindle.run.document.CureDocument;
import org.rekindle.run.document.DiagnosisDocument;
import org.rekindle.run.document.EpochDocument;
import org.rekindle.run.document.Json;
import org.rekindle.run.document.RecommendationDocument;
import org.rekindle.run.document.RunDocument;
import org.rekindle.run.document.ScoreDocument;
import org.rekindle.run.document.TrialDocument;
import org.rekindle.study.Protocol;
import org.rekindle.study.Ranking;
import org.rekindle.study.Recommendation;
import org.rekindle.study.StudyPlan;
import org.rekindle.study.Trial;
import org.rekindle.study.TrialKey;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.ComparedScore;
import org.rekindle.subject.Status;
import org.rekindle.training.Evaluation;

/** Run directories that nothing was trained for: their numbers follow from the settings. */
public final class MadeUpRun {
    public static final int VALIDATION = 400;
    public static final int EPOCHS = 3;
    public static final List<Integer> HIDDEN = List.of(4, 3);
    public static final String SCOPE = "400 validation samples";

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
                folder,
                document(
                        "choose",
                        List.of(new Relu(), new LeakyRelu(), new PRelu(), new Elu()),
                        rates,
                        seeds,
                        exhaustive,
                        null,
                        target));
    }

    /** A study whose rates are chosen by other seeds than those that compare. */
    public static MadeUpRun studyOnFreshSeeds(Path folder, List<Double> rates, int seeds) {
        RunDocument old =
                document(
                        "choose",
                        List.of(new Relu(), new LeakyRelu(), new PRelu(), new Elu()),
                        rates,
                        seeds,
                        false,
                        null,
                        "digit");
        Protocol protocol = Protocol.of(old.toPlan().space());
        return new MadeUpRun(
                folder,
                new RunDocument(
                        old.command(),
                        old.versions(),
                        old.data(),
                        old.network(),
                        old.space(),
                        old.training(),
                        old.seed(),
                        old.exhaustive(),
                        old.care(),
                        old.metric(),
                        RunDocument.Comparison.of(protocol)));
    }

    /** A training run, before its first epoch. */
    public static MadeUpRun training(Path folder, Activation activation) {
        return new MadeUpRun(
                folder,
                document("train", List.of(activation), List.of(0.1), 1, true, "warn", "digit"));
    }

    private static RunDocument document(
            String command,
            List<Activation> activations,
            List<Double> rates,
            int seeds,
            boolean exhaustive,
            @Nullable String care,
            String target) {
        return new RunDocument(
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
                        true,
                        null,
                        null,
                        1,
                        new RunDocument.Split(300, VALIDATION, 300),
                        List.of("Read 1,000 rows.")),
                new RunDocument.Network(3, HIDDEN, 2, 0),
                new RunDocument.Space(
                        activations.stream().map(ActivationFields::of).toList(),
                        List.of("he_normal"),
                        rates,
                        seeds),
                new RunDocument.Training("adam", null, 0, 64, EPOCHS),
                1,
                exhaustive,
                care,
                null,
                null);
    }

    public Path path() {
        return directory.path();
    }

    public RunDocument document() {
        return document;
    }

    public StudyPlan plan() {
        return document.toPlan();
    }

    /** What came of a trial: ReLU dies at 0.1 more with every seed, and the others are well. */
    public static Trial trial(TrialKey key) {
        boolean dying =
                key.setting().activation() instanceof Relu && key.setting().learningRate() > 0.05;
        int dead = dying ? (int) Math.min(HIDDEN.get(1), key.seed()) : 0;
        double score = 0.9 - 0.1 * dead + 0.0025 * (key.number() % 3);
        return new Trial(
                key,
                Status.OK,
                EPOCHS,
                Optional.of(new Evaluation(Task.CLASSIFICATION, score, 0.25)),
                layers(dead),
                0.5);
    }

    public static List<LayerSummary> layers(int dead) {
        return IntStream.range(0, HIDDEN.size())
                .mapToObj(
                        layer ->
                                new LayerSummary(
                                        "hidden_" + (layer + 1),
                                        HIDDEN.get(layer),
                                        layer == 1 ? dead : 0,
                                        0,
                                        0,
                                        0,
                                        0,
                                        0,
                                        0,
                                        0,
                                        0.25,
                                        0.5,
                                        new FiringRate(0, 0.25, 0.5, 0.75, 1),
                                        VALIDATION))
                .toList();
    }

    /** Writes down the first trials. */
    public MadeUpRun withTrials(int count) {
        return withTrials(
                plan().trials().subList(0, count).stream().map(MadeUpRun::trial).toList());
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
        List<Trial> trials = plan().trials().stream().map(MadeUpRun::trial).toList();
        withTrials(trials);
        Ranking ranking = Ranking.of(plan(), VALIDATION, trials);
        Recommendation found = Recommendation.of(ranking, Task.CLASSIFICATION).orElseThrow();
        Trial best = found.winner().bestTrial().orElseThrow();
        directory.write(
                FileNames.RECOMMENDATION,
                RecommendationDocument.of(
                        found,
                        List.of(),
                        BaselineDocument.of(baseline()),
                        new ComparedScore(baseline(), 0.75, "test"),
                        new Evaluation(Task.CLASSIFICATION, 0.75, 0.5),
                        1,
                        best.key().seed(),
                        SCOPE,
                        path().toString()));
        withLives(best.key().number());
        return withBaseline();
    }

    /** A constant answer reaches 0.5, a linear model 0.7, on the validation and the test rows. */
    public static Baseline baseline() {
        return new Baseline(Metric.ACCURACY, VALIDATION, 0.5, OptionalDouble.of(0.7));
    }

    public MadeUpRun withBaseline() {
        directory.write(FileNames.BASELINE, BaselineDocument.of(baseline()));
        return this;
    }

    /** The lives of a study's trial. */
    public MadeUpRun withLives(int trial) {
        directory.filesOfTrial(trial).writeLives(lives());
        return this;
    }

    /** The lives of the only trial. */
    public MadeUpRun withLives() {
        directory.files().writeLives(lives());
        return this;
    }

    /** Epochs from 0 on. */
    public MadeUpRun withEpochs(int last) {
        for (int epoch = 0; epoch <= last; epoch++) {
            directory.append(FileNames.EPOCHS, epoch(epoch));
        }
        return this;
    }

    public static EpochDocument epoch(int epoch) {
        return epoch == 0
                ? new EpochDocument(0, null, null, layers(0), null)
                : new EpochDocument(
                        epoch,
                        1.0 / epoch,
                        new ScoreDocument(0.5 + 0.1 * epoch, null, null, null, 1.0 / epoch),
                        layers(1),
                        List.of(0, 1));
    }

    public MadeUpRun withDiagnosis(int trial) {
        directory.write(FileNames.DIAGNOSIS, diagnosis(trial));
        return this;
    }

    /** One unit of seven is dead, and a smaller learning rate is shown to prevent that. */
    public DiagnosisDocument diagnosis(int trial) {
        return new DiagnosisDocument(
                trial,
                "ok",
                "dead_relus",
                "sick",
                0.8,
                BaselineDocument.of(baseline()),
                0.25,
                0,
                SCOPE,
                "learning_rate",
                "smaller_learning_rate",
                null,
                null,
                null,
                change("unknown", "other_batches", 0, 0),
                List.of(
                        change("initialization", "he_zero_bias", 0.25, 0),
                        change("learning_rate", "smaller_learning_rate", 1, 0.05),
                        change("dead_relus", "leaky_relu", 1, 0.04)),
                List.of(
                        new DiagnosisDocument.UnitLine(
                                "hidden_2",
                                0,
                                "dead",
                                "below",
                                false,
                                3,
                                0.5,
                                false,
                                "learning_rate",
                                "learning_rate",
                                "killed at step 3")),
                layers(1),
                path().toString());
    }

    /** A change that does what is said, in every one of five seeds. */
    public static DiagnosisDocument.CauseLine change(
            String cause, String intervention, double averted, double gain) {
        return new DiagnosisDocument.CauseLine(
                cause,
                1,
                intervention,
                averted,
                List.of(averted - 0.1, averted),
                5,
                averted >= 0.5 && !cause.equals("dead_relus"),
                0.8 + gain,
                gain,
                List.of(gain - 0.01, gain + 0.01),
                gain > 0.01);
    }

    public MadeUpRun withCure() {
        directory.write(
                FileNames.CURE,
                new CureDocument(
                        0,
                        "sick",
                        0,
                        "go_back",
                        List.of("go_back"),
                        0.1,
                        EPOCHS,
                        10,
                        new ScoreDocument(0.9, null, null, null, 0.2),
                        new ScoreDocument(0.5, null, null, null, 1.5),
                        VALIDATION,
                        List.of(
                                new CureDocument.ArmLine(
                                        "carry_on",
                                        true,
                                        0.5,
                                        List.of(0.4, 0.6),
                                        0.5,
                                        0.0,
                                        List.of(0.0, 0.0),
                                        0,
                                        List.of(0.0, 0.0),
                                        null,
                                        null,
                                        0,
                                        0.25,
                                        Double.NaN)),
                        path().toString()));
        return this;
    }

    /** The first unit of hidden_2 falls silent after epoch 1; all others fire on half of it. */
    public static List<LifeLine> lives() {
        List<LifeLine> lives = new ArrayList<>();
        for (int layer = 0; layer < HIDDEN.size(); layer++) {
            for (int unit = 0; unit < HIDDEN.get(layer); unit++) {
                boolean dead = layer == 1 && unit == 0;
                float[] rates = new float[EPOCHS + 1];
                for (int epoch = 0; epoch <= EPOCHS; epoch++) {
                    rates[epoch] = dead && epoch > 1 ? 0 : 0.5f;
                }
                lives.add(
                        new LifeLine(
                                "hidden_" + (layer + 1),
                                unit,
                                false,
                                dead ? Verdict.DEAD : Verdict.ACTIVE,
                                false,
                                15,
                                dead ? 5 : 15,
                                dead ? 0.5 : Double.NaN,
                                rates,
                                new float[EPOCHS + 1],
                                new float[EPOCHS + 1]));
            }
        }
        return lives;
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
