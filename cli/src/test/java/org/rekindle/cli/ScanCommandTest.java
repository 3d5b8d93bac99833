package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;

/** Scans of a network on the digits that was trained at too high a rate, and prunings of it. */
class ScanCommandTest {
    @TempDir private static Path folder;

    private static int deadOnDigits;

    @BeforeAll
    static void aSickNetworkIsTrained() {
        JsonNode trained =
                InProcess.run(
                                "train",
                                Launcher.DIGITS,
                                "--target=digit",
                                "--activation=relu",
                                "--learning-rate=0.03",
                                "--seed=3",
                                "--json",
                                "--out=" + folder.resolve("sick"))
                        .json();
        assertThat(trained.get("layers").get(1).get("dead").asInt()).isPositive();
        deadOnDigits = scan().get("dead").asInt();
        assertThat(deadOnDigits).isPositive();
    }

    private static String model() {
        return path("sick/model.onnx");
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static JsonNode scan(String... more) {
        return InProcess.run(with(more, "scan", model(), "--json")).json();
    }

    private static String[] with(String[] more, String... first) {
        List<String> all = new ArrayList<>(List.of(first));
        if (Arrays.stream(more).noneMatch("--random"::equals)) {
            all.addAll(List.of("--data", Launcher.DIGITS));
        }
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void whatTheWeightsShowOfDeadUnitsIsInTheDocumentAndOnTheScreen() {
        JsonNode document = scan();
        JsonNode layer = document.get("layers").get(1);
        assertThat(layer.get("collapsed").asBoolean()).isFalse();
        assertThat(document.get("constant_outputs")).isEmpty();
        assertThat(layer.get("seen")).hasSize(deadOnDigits);
        JsonNode seen = layer.get("seen").get(0);
        assertThat(seen.get("unit").asInt()).isEqualTo(layer.get("dead_units").get(0).asInt());
        assertThat(seen.get("reason").asText())
                .isIn("inputs_never_lift", "bias_outweighs_inputs", "bias_out_of_reach");
        assertThat(seen.get("numbers").get("highest_z").asDouble()).isNotPositive();

        assertThat(InProcess.run("scan", model(), "--data", Launcher.DIGITS).out())
                .contains("What the weights show of the units that are dead on these data:")
                .contains("hidden_2: ");
    }

    @Test
    void theDocumentHasTheFieldsOfTheContract() {
        JsonNode document = scan("--rates");
        assertThat(document.get("model").get("path").asText()).isEqualTo(model());
        assertThat(document.get("model").get("sha256").asText()).hasSize(64);
        assertThat(document.get("probe").get("source").asText()).isEqualTo(Launcher.DIGITS);
        assertThat(document.get("probe").get("samples").asInt()).isEqualTo(1797);
        assertThat(document.get("dead_fraction").asDouble()).isEqualTo(deadOnDigits / 256.0);
        JsonNode layer = document.get("layers").get(1);
        assertThat(layer.get("node").asText()).isEqualTo("hidden_2");
        assertThat(layer.get("op").asText()).isEqualTo("Relu");
        assertThat(layer.get("units").asInt()).isEqualTo(128);
        assertThat(layer.get("dead_units")).hasSize(layer.get("dead").asInt());
        assertThat(layer.get("certified_dead").isInt()).isTrue();
        assertThat(layer.get("samples").asInt()).isEqualTo(1797);
        assertThat(layer.get("zero_share").asDouble()).isBetween(0.3, 1.0);
        JsonNode rate = layer.get("firing_rate");
        assertThat(rate.get("min").asDouble()).isZero();
        assertThat(rate.get("median").asDouble()).isBetween(0.0, rate.get("max").asDouble());
        for (String field : List.of("stuck_negative", "saturated", "rare", "always_on")) {
            assertThat(layer.get(field).isInt()).as(field).isTrue();
        }
    }

    @Test
    void theResultIsTheSameWithAnyThreadsAndBatches() {
        JsonNode one = scan("--threads", "1").get("layers");
        assertThat(scan("--threads", "2").get("layers")).isEqualTo(one);
        assertThat(scan("--rates", "--batch-size", "17").get("layers"))
                .isEqualTo(scan("--rates", "--batch-size", "400").get("layers"));
    }

    @Test
    void aShareOfDeadUnitsAboveTheThresholdEndsWithCodeThree() {
        Launcher.Result result =
                InProcess.run("scan", model(), "--data", Launcher.DIGITS, "--fail-above", "0.5%");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("--fail-above");
        assertThat(result.out()).contains("hidden_2");
        assertThat(scan("--fail-above", "0.9").get("dead").asInt()).isEqualTo(deadOnDigits);
    }

    @Test
    void everyColumnHasAHeading() {
        Launcher.Result result = InProcess.run("scan", model(), "--data", Launcher.DIGITS);
        String headings = line(result, "always on");
        String row = line(result, "hidden_2");
        assertThat(headings.strip().split("\\s{2,}")).hasSameSizeAs(row.strip().split("\\s{2,}"));
        int end = headings.indexOf("dead") + "dead".length();
        assertThat(row.substring(0, end)).endsWith(" " + deadOnDigits);
    }

    private static String line(Launcher.Result result, String holding) {
        return result.out().lines().filter(l -> l.contains(holding)).findFirst().orElseThrow();
    }

    @Test
    void unitsThatCouldNotBeJudgedCountForTheThreshold() {
        Launcher.Result result =
                InProcess.run(
                        "scan",
                        model(),
                        "--data",
                        Launcher.DIGITS,
                        "--samples",
                        "100",
                        "--fail-above",
                        "0%");
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).contains("could not be judged");
    }

    @Test
    void noiseIsNamedInEveryLine() {
        Launcher.Result result = InProcess.run("scan", model(), "--random", "400");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines().filter(line -> line.matches(" *hidden_\\d +Relu .*")))
                .hasSize(2)
                .allMatch(line -> line.endsWith("noise"));
        assertThat(result.out())
                .contains("What the weights show of the units that are dead on noise:")
                .doesNotContain("these data");
        assertThat(scan("--random", "400").get("probe").get("source").asText()).isEqualTo("noise");
    }

    @Test
    void whatNeverFiresGoesAndTheOutputStays() throws IOException {
        JsonNode pruned =
                InProcess.run(
                                with(
                                        new String[] {"--on-data", "--out", path("small.onnx")},
                                        "prune",
                                        model(),
                                        "--json"))
                        .json();
        assertThat(pruned.get("units_removed").asInt()).isEqualTo(deadOnDigits);
        assertThat(pruned.get("kept")).isEmpty();
        assertThat(pruned.get("relative_difference").asDouble()).isLessThanOrEqualTo(1e-5);
        assertThat(pruned.get("after").get("parameters").asLong())
                .isLessThan(pruned.get("before").get("parameters").asLong());
        assertThat(Files.size(folder.resolve("small.onnx")))
                .isEqualTo(pruned.get("after").get("bytes").asLong());
        JsonNode again =
                InProcess.run("scan", path("small.onnx"), "--data", Launcher.DIGITS, "--json")
                        .json();
        assertThat(again.get("dead").asInt()).isZero();
        assertThat(again.get("units").asInt()).isEqualTo(256 - deadOnDigits);
    }

    @Test
    void whatIsOnlyDeadOnDataStaysUnlessAskedFor() {
        Launcher.Result result =
                InProcess.run(with(new String[] {"--out", path("same.onnx")}, "prune", model()));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out()).contains("No unit was removed", "--on-data");
    }

    @Test
    void aFileThatIsThereIsNotOverwritten() throws IOException {
        Files.writeString(folder.resolve("precious.onnx"), "mine");
        Launcher.Result result =
                InProcess.run(
                        with(new String[] {"--out", path("precious.onnx")}, "prune", model()));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("exists already");
        assertThat(folder.resolve("precious.onnx")).hasContent("mine");
    }
}
