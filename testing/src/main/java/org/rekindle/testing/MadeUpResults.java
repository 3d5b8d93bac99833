package org.rekindle.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.rekindle.activation.Relu;
import org.rekindle.census.FiringRate;
import org.rekindle.census.LayerSummary;
import org.rekindle.census.LifeLine;
import org.rekindle.census.Verdict;
import org.rekindle.network.Metric;
import org.rekindle.network.Task;
import org.rekindle.run.document.BaselineDocument;
import org.rekindle.run.document.CureDocument;
import org.rekindle.run.document.DiagnosisDocument;
import org.rekindle.run.document.EpochDocument;
import org.rekindle.run.document.ScoreDocument;
import org.rekindle.study.Trial;
import org.rekindle.study.TrialKey;
import org.rekindle.subject.Baseline;
import org.rekindle.subject.Status;
import org.rekindle.training.Evaluation;

/** What comes of a {@link MadeUpRun}: its numbers follow from the settings. */
public final class MadeUpResults {
    public static final int VALIDATION = 400;
    public static final int EPOCHS = 3;
    public static final List<Integer> HIDDEN = List.of(4, 3);
    public static final String SCOPE = "400 validation samples";

    private MadeUpResults() {}

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

    /** A constant answer reaches 0.5, a linear model 0.7, on the validation and the test rows. */
    public static Baseline baseline() {
        return new Baseline(Metric.ACCURACY, VALIDATION, 0.5, OptionalDouble.of(0.7));
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

    /** One unit of seven is dead, and a smaller learning rate is shown to prevent that. */
    public static DiagnosisDocument diagnosis(int trial, Path run) {
        return new DiagnosisDocument(
                trial,
                "ok",
                "dead_relus",
                "sick",
                0.8,
                new ScoreDocument(0.8, null, null, null, 0.3),
                BaselineDocument.of(baseline()),
                0.25,
                0,
                SCOPE,
                "learning_rate",
                "smaller_learning_rate",
                null,
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
                run.toString());
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

    /** Going back to the last healthy state is recommended. */
    public static CureDocument cure(Path run) {
        return new CureDocument(
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
                run.toString());
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
}
