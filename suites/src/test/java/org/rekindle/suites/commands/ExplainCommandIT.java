package org.rekindle.suites.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.testing.Launcher;
import org.rekindle.testing.Timeless;

class ExplainCommandIT {
    private static final int UNITS = 256;
    private static final int EPOCHS = 10;

    @TempDir private Path folder;

    @Test
    void aRateThatIsTooHighIsShownToBeTheCause() throws IOException {
        train("--learning-rate", "0.1");
        JsonNode diagnosis = Launcher.run(folder, "explain", "run", "--json").json();
        assertThat(diagnosis.get("primary_cause").asText()).isEqualTo("learning_rate");
        assertThat(diagnosis.get("dead_fraction").doubleValue()).isGreaterThan(0.3);
        JsonNode cause = diagnosis.get("causes").get(0);
        assertThat(cause.get("cause").asText()).isEqualTo("learning_rate");
        assertThat(cause.get("intervention").asText()).isEqualTo("smaller_learning_rate");
        assertThat(cause.get("averted").doubleValue()).isGreaterThan(0.8);
        assertThat(cause.get("ci95").get(0).doubleValue()).isGreaterThan(0.5);
        assertThat(cause.get("deaths").intValue()).isEqualTo(diagnosis.get("units").size());
        JsonNode unit = diagnosis.get("units").get(0);
        assertThat(unit.get("verdict").asText()).isEqualTo("dead");
        assertThat(unit.get("born_dead").booleanValue()).isFalse();
        assertThat(unit.get("last_fired_step").longValue()).isPositive();
        assertThat(unit.get("evidence").asText()).contains("step");
        assertThat(Launcher.document(folder.resolve("run/diagnosis.json"))).isEqualTo(diagnosis);
        assertThat(Files.readAllLines(folder.resolve("run/life_lines.csv")))
                .hasSize(1 + UNITS * (EPOCHS + 1))
                .startsWith("layer,unit,epoch,firing_rate,mean_z,max_z");
        assertThat(Files.readAllLines(folder.resolve("run/units.csv"))).hasSize(1 + UNITS);
    }

    @Test
    void theTextTellsTheCauseTheExperimentsAndWhatWasSeen() {
        train("--bias-init", "-5");
        assertThat(Launcher.run(folder, "explain", "run").out())
                .contains(
                        "Cause: the weights and biases that training started from (initialization).")
                .containsPattern("He initialization with zero biases +5 +(>?9\\d(\\.\\d)?|100) %")
                .contains("born dead: before the first update its largest z was -");
    }

    @Test
    void aHealthyRunGetsACleanBillWithItsConfidence() {
        train();
        Launcher.Result result = Launcher.run(folder, "explain", "run");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("Healthy: none of 256 hidden units is dead over 359 validation samples.")
                .contains("0 of 359 samples; its true rate is then under 0.8 % (95 %)");
        JsonNode json = Launcher.run(folder, "explain", "run", "--json").json();
        assertThat(json.get("primary_cause").asText()).isEqualTo("none");
        assertThat(json.get("units")).isEmpty();
    }

    @Test
    void rawInputsAreTheCauseWhereStandardisingThemAverts() {
        train("--no-standardize", "--learning-rate", "0.01");
        JsonNode diagnosis = Launcher.run(folder, "explain", "run", "--json").json();
        assertThat(diagnosis.get("primary_cause").asText()).isEqualTo("input_scale");
        JsonNode first = diagnosis.get("causes").get(0);
        assertThat(first.get("intervention").asText()).isEqualTo("standardized_inputs");
        assertThat(first.get("averted").doubleValue()).isGreaterThan(0.5);
    }

    @Test
    void theSickestTrialOfAStudyIsExplainedUnlessAnotherIsNamed() throws IOException {
        Launcher.run(
                        folder,
                        "choose",
                        Launcher.DIGITS,
                        "--target",
                        "digit",
                        "--activations",
                        "relu,prelu",
                        "--learning-rates",
                        "0.001,0.1",
                        "--seeds",
                        "2",
                        "--epochs",
                        "3",
                        "--exhaustive",
                        "--out",
                        "run",
                        "--json")
                .json();
        JsonNode sickest = Launcher.run(folder, "explain", "run", "--json").json();
        assertThat(sickest.get("primary_cause").asText()).isEqualTo("learning_rate");
        JsonNode named = Launcher.run(folder, "explain", "run", "--trial", "0", "--json").json();
        assertThat(named.get("trial").intValue()).isZero();
        assertThat(named.get("primary_cause").asText()).isEqualTo("none");
        String sickLives = "trials/%d/life_lines.csv".formatted(sickest.get("trial").intValue());
        assertThat(Timeless.lives(folder.resolve("run")))
                .containsKeys(sickLives, "trials/0/life_lines.csv", "trials/0/units.csv");
        Launcher.run(folder, "explain", "run", "--trial", "1", "--json").json();
        assertThat(Files.readAllLines(folder.resolve("run/trials/1/slopes.csv")))
                .hasSize(1 + UNITS);
        assertThat(sizes())
                .as("nothing of one trial lies beside run.json")
                .doesNotContainKeys("units.csv", "life_lines.csv", "slopes.csv");
        assertThat(Launcher.run(folder, "explain", "run", "--trial", "99").err())
                .contains("there is no finished trial 99");
    }

    @ParameterizedTest
    @CsvSource({"explain, 300", "cure, 100"})
    void anInterruptionLeavesTheRunDirectoryAsItWas(String command, String epochs)
            throws IOException, InterruptedException {
        Launcher.trainRelu(folder, "run", "--learning-rate", "0.1", "--epochs", epochs).json();
        Map<String, Long> before = sizes();
        Path err = folder.resolve("err");
        Process process =
                Launcher.start(
                        folder,
                        // As on a terminal, progress is told from the first experiment on.
                        Map.of("REKINDLE_JAVA_OPTIONS", "-Drekindle.stderr.tty=true"),
                        folder.resolve("out").toFile(),
                        err.toFile(),
                        command,
                        "run");
        while (Files.size(err) == 0) {
            assertThat(process.isAlive()).as("it is at work").isTrue();
            Thread.sleep(5);
        }
        process.destroy();
        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(sizes()).isEqualTo(before);
    }

    @Test
    void onFewRowsAFailedRunIsExplainedAndNoUnitIsCalledDead() throws IOException {
        List<String> lines = Files.readAllLines(Path.of(Launcher.DIGITS)).subList(0, 201);
        Path few = Files.write(folder.resolve("few.csv"), lines);
        Launcher.run(
                        folder,
                        "train",
                        few.toString(),
                        "--target",
                        "digit",
                        "--activation",
                        "relu",
                        "--bias-init",
                        "-10",
                        "--epochs",
                        "3",
                        "--out",
                        "run",
                        "--json")
                .json();
        assertThat(Launcher.run(folder, "explain", "run").out())
                .contains(
                        "Dead ReLUs: 256 of 256 hidden units fired on none of the 160 validation and training samples;"
                                + " that is too few to call a single unit dead, but what keeps units firing lets the"
                                + " network learn.");
        JsonNode json = Launcher.run(folder, "explain", "run", "--json").json();
        assertThat(json.get("primary_cause").asText()).isEqualTo("initialization");
        assertThat(json.get("verdict").asText()).isEqualTo("dead_relus");
        assertThat(json.get("inconclusive").intValue()).isEqualTo(256);
        assertThat(json.get("dead_fraction").doubleValue()).isZero();
        assertThat(Launcher.run(folder, "cure", "run").out())
                .contains("No better than guessing")
                .doesNotContain("Healthy");
        assertThat(folder.resolve("run/last_healthy.npz")).doesNotExist();
    }

    @Test
    void dataThatHaveChangedAreRefused() throws IOException {
        Path copy = Files.copy(Path.of(Launcher.DIGITS), folder.resolve("digits.csv"));
        Launcher.run(
                        folder,
                        "train",
                        copy.toString(),
                        "--target",
                        "digit",
                        "--activation",
                        "relu",
                        "--epochs",
                        "1",
                        "--out",
                        "run",
                        "--json")
                .json();
        Files.writeString(copy, Files.readString(copy).replace("digit", "number"));
        Launcher.Result result = Launcher.run(folder, "explain", "run");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("has changed since the run began");
    }

    @Test
    void whatIsNoRunDirectoryIsRefused() {
        Launcher.Result result = Launcher.run(folder, "explain", "nowhere");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("nowhere holds no run.json");
        assertThat(result.out()).isEmpty();
    }

    private Map<String, Long> sizes() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("run"))) {
            return files.collect(
                    Collectors.toMap(
                            file -> file.getFileName().toString(), file -> file.toFile().length()));
        }
    }

    private void train(String... options) {
        List<String> arguments = new ArrayList<>(List.of("--epochs", Integer.toString(EPOCHS)));
        arguments.addAll(List.of(options));
        Launcher.trainRelu(folder, "run", arguments.toArray(String[]::new)).json();
    }
}
