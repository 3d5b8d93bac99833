package org.rekindle.suites.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;
import org.rekindle.testing.SmallStudy;
import org.rekindle.testing.Timeless;

class ChooseCommandIT {
    @TempDir private Path folder;

    @Test
    void aStudyAnswersAndLeavesARunDirectory() throws IOException {
        JsonNode answer = study("run", "--json").json();
        assertThat(answer.get("activation").asText()).isIn("relu", "leaky_relu", "prelu", "elu");
        assertThat(answer.get("learning_rate").doubleValue()).isIn(0.003, 0.1);
        assertThat(answer.get("init").asText()).isEqualTo("he_normal");
        assertThat(answer.get("reasons")).isNotEmpty();
        assertThat(answer.get("test").get("accuracy").doubleValue()).isGreaterThan(0.9);
        assertThat(answer.get("test").get("loss").isNumber()).isTrue();
        assertThat(answer.get("ranking")).hasSize(4);
        for (JsonNode ranked : answer.get("ranking")) {
            assertThat(fields(ranked))
                    .contains(
                            "activation",
                            "learning_rate",
                            "init",
                            "score",
                            "ci95",
                            "seeds",
                            "dead_fraction",
                            "stuck_negative_fraction",
                            "zero_share",
                            "epoch_seconds");
            assertThat(ranked.get("ci95")).hasSize(2);
            assertThat(ranked.get("seeds").intValue()).isEqualTo(2);
        }
        Path run = folder.resolve("run");
        assertThat(answer.get("run_directory").asText()).isEqualTo("run");
        assertThat(Launcher.document(run.resolve("recommendation.json"))).isEqualTo(answer);
        try (var files = Files.list(run)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "run.json",
                            "run.lock",
                            "baseline.json",
                            "trials.jsonl",
                            "trials",
                            "recommendation.json",
                            "report.html",
                            "model.onnx");
        }
    }

    @Test
    void everyTrialIsALineWithItsCensus() {
        study("run", "--json").json();
        List<JsonNode> trials = Launcher.lines(folder.resolve("run/trials.jsonl"));
        assertThat(trials).hasSize(24);
        for (JsonNode trial : trials) {
            assertThat(fields(trial))
                    .contains(
                            "trial",
                            "activation",
                            "learning_rate",
                            "init",
                            "seed",
                            "status",
                            "epochs",
                            "validation",
                            "dead_fraction",
                            "stuck_negative_fraction",
                            "layers",
                            "seconds");
            assertThat(trial.get("status").asText()).isEqualTo("ok");
            assertThat(trial.has("negative_slope"))
                    .isEqualTo(
                            trial.get("activation").asText().endsWith("relu")
                                    && !trial.get("activation").asText().equals("relu"));
            assertThat(trial.has("alpha"))
                    .isEqualTo(trial.get("activation").asText().equals("elu"));
            assertThat(trial.get("layers")).hasSize(2);
            assertThat(fields(trial.get("layers").get(0)))
                    .contains(
                            "layer",
                            "units",
                            "dead",
                            "stuck_negative",
                            "saturated",
                            "rare",
                            "dormant",
                            "always_on",
                            "born_dead",
                            "zero_share",
                            "mean_activation",
                            "firing_rate",
                            "samples");
            assertThat(fields(trial.get("layers").get(0).get("firing_rate")))
                    .contains("min", "lower_quartile", "median", "upper_quartile", "max");
        }
    }

    @Test
    void reluDiesAtAHighRateAndLeakyReluDoesNot() {
        study("run", "--json").json();
        List<JsonNode> trials = Launcher.lines(folder.resolve("run/trials.jsonl"));
        for (JsonNode trial : trials) {
            if (trial.get("learning_rate").doubleValue() == 0.1) {
                int dead = trial.get("layers").get(1).get("dead").intValue();
                if (trial.get("activation").asText().equals("relu")) {
                    assertThat(dead).isGreaterThan(32);
                } else if (trial.get("activation").asText().equals("leaky_relu")) {
                    assertThat(dead).isZero();
                    assertThat(trial.get("validation").get("accuracy").doubleValue())
                            .isGreaterThan(0.8);
                }
            }
        }
    }

    @Test
    void oneSeedDecidesEverythingOnOneAndOnTwoThreads() throws IOException {
        JsonNode one = study("same", "--json", "--threads", "1").json();
        Map<Integer, JsonNode> oneTrials = Timeless.trials(folder.resolve("same"));
        Files.move(folder.resolve("same"), folder.resolve("first"));
        JsonNode two = study("same", "--json", "--threads", "2").json();
        assertThat(Timeless.recommendation(two)).isEqualTo(Timeless.recommendation(one));
        assertThat(Timeless.trials(folder.resolve("same"))).isEqualTo(oneTrials);
        assertThat(Timeless.lives(folder.resolve("same")))
                .isEqualTo(Timeless.lives(folder.resolve("first")));
    }

    @Test
    void withoutTheVectorModuleTheAnswerIsTheSame() throws IOException {
        JsonNode fast = study("same", "--json").json();
        Files.move(folder.resolve("same"), folder.resolve("first"));
        String[] arguments = SmallStudy.arguments("same", "--json");
        Launcher.Result plain = Launcher.run(folder, Map.of("REKINDLE_VECTORS", "off"), arguments);
        assertThat(Timeless.recommendation(plain.json())).isEqualTo(Timeless.recommendation(fast));
        assertThat(kernels("first")).startsWith("vector");
        assertThat(kernels("same")).isEqualTo("plain");
    }

    @Test
    void aLocaleWithOtherDigitsChangesNothing() {
        Launcher.Result result =
                Launcher.run(
                        folder,
                        Map.of("REKINDLE_JAVA_OPTIONS", "-Duser.language=ar -Duser.country=EG"),
                        SmallStudy.arguments("run"));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("24 of 24 trials");
    }

    @Test
    void aSmallStudyNeedsNoFolderForTemporaryFiles() {
        Launcher.Result result =
                Launcher.run(
                        folder,
                        Map.of(
                                "REKINDLE_JAVA_OPTIONS",
                                "-Djava.io.tmpdir=" + folder.resolve("missing")),
                        SmallStudy.arguments("run"));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("24 of 24 trials");
    }

    @Test
    void theTextShowsTheRankingTheRatesAndTheReasons() {
        Launcher.Result result = study("run");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("Each activation at its best learning rate, on validation")
                .containsPattern("relu +[·▁-▇][▁-▇] +\\d+ % at 0.1\\n")
                .contains("hidden_2 dead")
                .containsPattern("Use (ReLU|Leaky ReLU|PReLU|ELU) with learning rate")
                .contains("- Start with ReLU: at its best learning rate")
                .contains("On 359 test rows, used once: accuracy")
                .contains("24 of 24 trials");
        assertThat(result.out()).as("no colours in a file").doesNotContain("\u001b");
        assertThat(result.err()).doesNotContain("WARNING");
    }

    @Test
    void aStudyThatOnlyDivergesSaysSo() {
        Launcher.Result result =
                Launcher.run(
                        folder,
                        "choose",
                        Launcher.DIGITS,
                        "--target",
                        "digit",
                        "--optimizer",
                        "sgd",
                        "--learning-rates",
                        "1e30",
                        "--seeds",
                        "2",
                        "--epochs",
                        "2",
                        "--out",
                        "run",
                        "--json");
        assertThat(result.json().get("activation").asText()).isEqualTo("none");
        assertThat(result.json().get("reasons").get(0).asText()).contains("diverged");
        assertThat(Launcher.lines(folder.resolve("run/trials.jsonl")))
                .allMatch(trial -> trial.get("status").asText().equals("diverged"));
        // There is no winner, but what became of ReLU can be seen.
        assertThat(folder.resolve("run/trials/0/units.csv")).isNotEmptyFile();
        assertThat(folder.resolve("run/trials")).isDirectoryNotContaining("glob:**/slopes.csv");
    }

    @Test
    void whereTheLivesOfAllUnitsAreTooMuchTheStudyAnswersWithoutThem() throws IOException {
        StringBuilder table = new StringBuilder("x,y\n");
        for (int row = 0; row < 40; row++) {
            table.append(row).append(',').append(row % 2 == 0 ? "even" : "odd").append('\n');
        }
        Files.writeString(folder.resolve("few.csv"), table);
        Launcher.Result result =
                Launcher.run(
                        folder,
                        "choose",
                        "few.csv",
                        "--target",
                        "y",
                        "--activations",
                        "relu",
                        "--learning-rates",
                        "0.001",
                        "--seeds",
                        "1",
                        "--hidden",
                        "4000",
                        "--epochs",
                        "500",
                        "--out",
                        "run",
                        "--json");
        assertThat(result.json().get("activation").asText()).isEqualTo("relu");
        assertThat(result.err())
                .contains("what every unit did is not recorded: 4,000 units over 500 epochs");
        assertThat(folder.resolve("run/model.onnx")).isNotEmptyFile();
        assertThat(folder.resolve("run/trials")).doesNotExist();
    }

    private Launcher.Result study(String out, String... more) {
        return Launcher.run(folder, SmallStudy.arguments(out, more));
    }

    private String kernels(String run) {
        return Launcher.document(folder.resolve(run).resolve("run.json"))
                .get("versions")
                .get("kernels")
                .asText();
    }

    private static List<String> fields(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
