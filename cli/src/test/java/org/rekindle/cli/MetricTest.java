package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.run.FileNames;
import org.rekindle.run.document.Json;
import org.rekindle.testing.Launcher;
import org.rekindle.view.ViewReader;

/** What networks are ranked by, from the option to every place where a score is shown. */
class MetricTest {
    private static final String[] QUICK = {"--hidden", "4", "--epochs", "2"};

    @TempDir private Path folder;

    @Test
    void aTrainingThatIsScoredByTheAreaSaysSoEverywhere() throws IOException {
        Launcher.Result result =
                train(data(20), "area", "--metric", "roc_auc", "--learning-rate", "0.03");
        assertThat(result.out())
                .contains("val. ROC AUC")
                .containsPattern(
                        "Validation ROC AUC [0-9.]+, accuracy [0-9.]+, balanced accuracy [0-9.]+, loss");
        assertThat(json("area", FileNames.RUN).get("metric").asText()).isEqualTo("roc_auc");
        List<String> epochs = Files.readAllLines(folder.resolve("area").resolve(FileNames.EPOCHS));
        assertThat(epochs.subList(1, 3))
                .allSatisfy(line -> assertThat(scores(line).has("roc_auc")).isTrue());
        var setup = ViewReader.read(folder.resolve("area")).setup();
        assertThat(setup.scoreName()).isEqualTo("roc_auc");
        assertThat(setup.repeat()).contains("--metric roc_auc");
    }

    @Test
    void whereClassesAreImbalancedTheOtherScoresStandBesideAccuracy() throws IOException {
        Launcher.Result uneven = train(data(90), "uneven");
        assertThat(uneven.out())
                .contains("val. accuracy")
                .containsPattern(
                        "Validation accuracy [0-9.]+, balanced accuracy [0-9.]+, ROC AUC [0-9.]+, loss");
        assertThat(json("uneven", FileNames.RUN).get("metric").isNull()).isTrue();
        Launcher.Result even = train(data(50), "even");
        assertThat(even.out()).containsPattern("Validation accuracy [0-9.]+, loss");
    }

    @Test
    void theDocumentsHaveThemAllEvenWhereTheClassesAreEven() throws IOException {
        train(data(50), "even");
        JsonNode last = scores(Files.readString(folder.resolve("even").resolve(FileNames.TRIALS)));
        assertThat(last.get("accuracy").isNumber()).isTrue();
        assertThat(last.get("balanced_accuracy").isNumber()).isTrue();
        assertThat(last.get("roc_auc").isNumber()).isTrue();
        assertThat(last.has("r2")).isFalse();
        List<String> epochs = Files.readAllLines(folder.resolve("even").resolve(FileNames.EPOCHS));
        assertThat(scores(epochs.get(1)).has("roc_auc")).as("before the last epoch").isFalse();
        assertThat(scores(epochs.get(2))).isEqualTo(last);
    }

    @Test
    void aStudyRanksByItAndGoesOnByIt() throws IOException {
        String data = data(90);
        Launcher.Result first =
                run(
                        "choose",
                        data,
                        "--target",
                        "y",
                        "--metric",
                        "balanced_accuracy",
                        "--seeds",
                        "2",
                        "--activations",
                        "relu,elu",
                        "--learning-rates",
                        "0.003,0.03",
                        "--exhaustive",
                        "--hidden",
                        "4",
                        "--epochs",
                        "2",
                        "--out",
                        path("study"));
        assertThat(first.out())
                .contains("By learning rate, over all seeds: balanced accuracy")
                .contains("it reaches balanced accuracy")
                .containsPattern(
                        "test rows, used once: balanced accuracy [0-9.]+, accuracy [0-9.]+, ROC AUC [0-9.]+, loss");
        JsonNode answer = json("study", FileNames.RECOMMENDATION);
        JsonNode leader = answer.get("ranking").get(0);
        double mean =
                Files.readAllLines(folder.resolve("study").resolve(FileNames.TRIALS)).stream()
                        .map(MetricTest::tree)
                        .filter(line -> line.get("activation").equals(leader.get("activation")))
                        .filter(
                                line ->
                                        line.get("learning_rate")
                                                .equals(leader.get("learning_rate")))
                        .sorted(Comparator.comparingInt(line -> line.get("trial").asInt()))
                        .skip(answer.get("choosing_seeds").asInt())
                        .mapToDouble(
                                line -> line.get("validation").get("balanced_accuracy").asDouble())
                        .average()
                        .orElseThrow();
        assertThat(leader.get("score").asDouble()).isEqualTo(mean);

        Launcher.Result again = run("choose", "--resume", path("study"), "--json");
        JsonNode resumed = tree(again.out());
        assertThat(resumed.get("ranking").get(0).get("score")).isEqualTo(leader.get("score"));
        assertThat(ViewReader.read(folder.resolve("study")).setup().scoreName())
                .isEqualTo("balanced_accuracy");
    }

    @Test
    void aCureFollowsIt() throws IOException {
        train(data(60), "sick", "--metric", "roc_auc", "--bias-init", "-9");
        Launcher.Result result = run("cure", path("sick"));
        assertThat(result.out()).contains("validation ROC AUC");
        assertThat(run("explain", path("sick")).code()).isZero();
    }

    @Test
    void aRunFromBeforeThereWasAChoiceIsScoredByAccuracy() throws IOException {
        train(data(50), "old");
        Path file = folder.resolve("old").resolve(FileNames.RUN);
        String text = Files.readString(file);
        assertThat(text).contains(",\n  \"metric\" : null");
        Files.writeString(file, text.replace(",\n  \"metric\" : null", ""));
        assertThat(ViewReader.read(folder.resolve("old")).setup().scoreName())
                .isEqualTo("accuracy");
        assertThat(run("explain", path("old")).code()).isZero();
    }

    private Launcher.Result train(String data, String out, String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of("train", data, "--target", "y", "--activation", "relu", "--out"));
        words.add(path(out));
        words.addAll(List.of(QUICK));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private static Launcher.Result run(String... words) {
        Launcher.Result result = InProcess.run(words);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    /** Two classes that two columns tell apart, with noise; so many of a hundred are "no". */
    private String data(int percentNo) throws IOException {
        Random random = new Random(3);
        StringBuilder rows = new StringBuilder("a,b,y\n");
        for (int row = 0; row < 400; row++) {
            boolean no = row % 100 < percentNo;
            double shift = no ? 0 : 1.5;
            rows.append(
                    "%s,%s,%s%n"
                            .formatted(
                                    random.nextGaussian() + shift,
                                    random.nextGaussian() - shift,
                                    no ? "no" : "yes"));
        }
        return Files.writeString(folder.resolve("data.csv"), rows).toString();
    }

    private JsonNode json(String run, String file) throws IOException {
        return tree(Files.readString(folder.resolve(run).resolve(file)));
    }

    private static JsonNode scores(String line) {
        return tree(line).get("validation");
    }

    private static JsonNode tree(String text) {
        try {
            return Json.tree(text);
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
