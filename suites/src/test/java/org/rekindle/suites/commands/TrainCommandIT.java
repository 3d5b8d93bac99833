package org.rekindle.suites.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;

class TrainCommandIT {
    @TempDir private Path folder;

    @Test
    void biasesAtMinusFiveKillReluAtBirthAndLeakyReluRecovers() {
        JsonNode relu = train("--activation", "relu", "--bias-init", "-5", "--epochs", "10").json();
        JsonNode leaky = train("--activation", "leaky_relu", "--bias-init", "-5").json();
        int bornDead =
                relu.get("layers").get(0).get("born_dead").intValue()
                        + relu.get("layers").get(1).get("born_dead").intValue();
        assertThat(bornDead).as("of 256").isGreaterThan(128);
        assertThat(relu.get("dead_fraction").doubleValue()).isGreaterThan(0.5);
        assertThat(relu.get("validation").get("accuracy").doubleValue()).isLessThan(0.3);
        assertThat(leaky.get("dead_fraction").doubleValue()).isZero();
        assertThat(leaky.get("stuck_negative_fraction").doubleValue()).isLessThan(0.1);
        assertThat(leaky.get("validation").get("accuracy").doubleValue()).isGreaterThan(0.85);
    }

    @Test
    void aRateThatIsTooHighKillsUnitsThatWereBornAlive() {
        JsonNode run =
                train("--activation", "relu", "--learning-rate", "0.1", "--epochs", "5").json();
        JsonNode second = run.get("layers").get(1);
        assertThat(second.get("born_dead").intValue()).isZero();
        assertThat(second.get("dead").intValue()).isGreaterThan(64);
        List<JsonNode> epochs =
                Launcher.lines(
                        folder.resolve(run.get("run_directory").asText()).resolve("epochs.jsonl"));
        assertThat(epochs)
                .extracting(epoch -> epoch.get("epoch").intValue())
                .containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(epochs.get(0).get("layers").get(1).get("dead").intValue()).isZero();
        assertThat(epochs.get(1).get("layers").get(1).get("dead").intValue()).isGreaterThan(64);
    }

    @Test
    void theTextShowsTheDeathsEpochByEpoch() {
        Launcher.Result result =
                train(false, "--activation", "relu", "--learning-rate", "0.1", "--epochs", "2");
        assertThat(result.out())
                .contains("Dead units: never fire on 359 validation samples")
                .containsPattern("start +0/128 +0/128")
                .containsPattern("2/2 +[0-9.]+ +[0-9.]+ +\\d+/128 +\\d+/128")
                .containsPattern("hidden_1 dead +···\\n +hidden_2 dead +·[▁-▇][▁-▇]\\n")
                .contains("born dead");
    }

    @Test
    void aRunThatDivergesShowsWhere() {
        Launcher.Result result =
                train(
                        false,
                        "--activation",
                        "leaky_relu",
                        "--optimizer",
                        "sgd",
                        "--learning-rate",
                        "1e30");
        assertThat(result.out()).containsPattern("hidden_1 stuck +·×\\n +hidden_2 stuck +·×\\n");
    }

    @Test
    void theSlopesThatPReluHasLearntAreKept() throws IOException {
        train("--activation", "prelu", "--epochs", "2", "--hidden", "16", "--out", "prelu").json();
        assertThat(Files.readAllLines(folder.resolve("prelu/slopes.csv")))
                .hasSize(1 + 16)
                .startsWith("layer,unit,negative_slope")
                .anyMatch(line -> !line.endsWith(",0.25"));
        train("--activation", "relu", "--epochs", "2", "--hidden", "16", "--out", "relu").json();
        assertThat(folder.resolve("relu/units.csv")).exists();
        assertThat(folder.resolve("relu/slopes.csv")).doesNotExist();
    }

    @Test
    void aTrialOfAStudyIsRepeatedByTrain() {
        JsonNode study =
                Launcher.run(
                                folder,
                                "choose",
                                Launcher.DIGITS,
                                "--target",
                                "digit",
                                "--activations",
                                "prelu",
                                "--learning-rates",
                                "0.01",
                                "--seeds",
                                "2",
                                "--epochs",
                                "3",
                                "--out",
                                "study",
                                "--json")
                        .json();
        assertThat(study.get("activation").asText()).isEqualTo("prelu");
        JsonNode second = Launcher.lines(folder.resolve("study/trials.jsonl")).get(1);
        JsonNode again =
                train(
                                "--activation",
                                "prelu",
                                "--learning-rate",
                                "0.01",
                                "--epochs",
                                "3",
                                "--seed",
                                second.get("seed").asText(),
                                "--split-seed",
                                "1")
                        .json();
        assertThat(again.get("validation")).isEqualTo(second.get("validation"));
        assertThat(again.get("layers")).isEqualTo(second.get("layers"));
    }

    @Test
    void divergenceIsAResult() {
        JsonNode run =
                train("--activation", "relu", "--optimizer", "sgd", "--learning-rate", "1e30")
                        .json();
        assertThat(run.get("status").asText()).isEqualTo("diverged");
        assertThat(run.get("validation").isNull()).isTrue();
        assertThat(run.get("layers")).hasSize(2);
        assertThat(folder.resolve(run.get("run_directory").asText()).resolve("model.onnx"))
                .isNotEmptyFile();
    }

    private Launcher.Result train(String... more) {
        return train(true, more);
    }

    private Launcher.Result train(boolean json, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("train", Launcher.DIGITS, "--target", "digit"));
        arguments.addAll(List.of(more));
        if (json) {
            arguments.add("--json");
        }
        return Launcher.run(folder, arguments.toArray(String[]::new));
    }
}
