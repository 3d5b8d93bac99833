package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;
import org.rekindle.testing.Visitor;

/**
 * The way of a sick network through the commands, with the real launcher and the real jar; each
 * step works on what the one before has left. The suites test each command closely.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeWayIT {
    private static final Pattern URL = Pattern.compile("http://\\S+");

    @TempDir private static Path folder;

    @Test
    @Order(1)
    void aNetworkIsTrainedAtTooHighARate() {
        JsonNode run =
                Launcher.trainRelu(
                                folder,
                                "runs/sick",
                                "--learning-rate=0.1",
                                "--hidden=32,32",
                                "--epochs=6")
                        .json();
        assertThat(run.get("dead_fraction").doubleValue()).isGreaterThan(0.1);
        assertThat(folder.resolve("runs/sick/report.html")).isNotEmptyFile();
    }

    @Test
    @Order(2)
    void itsDeathsAreExplained() {
        JsonNode diagnosis = Launcher.run(folder, "explain", "runs/sick", "--json").json();
        assertThat(diagnosis.get("primary_cause").asText()).isEqualTo("learning_rate");
        assertThat(Launcher.document(folder.resolve("runs/sick/diagnosis.json")))
                .isEqualTo(diagnosis);
    }

    @Test
    @Order(3)
    void itIsCured() {
        JsonNode cure = Launcher.run(folder, "cure", "runs/sick", "--json").json();
        assertThat(cure.get("recommended").asText()).isNotEqualTo("none");
        assertThat(folder.resolve("runs/sick/cured.onnx")).isNotEmptyFile();
        assertThat(folder.resolve("runs/sick/cured.npz")).isNotEmptyFile();
    }

    @Test
    @Order(4)
    void itIsScannedAndPruned() {
        JsonNode pruned =
                Launcher.run(
                                folder,
                                "prune",
                                "runs/sick/model.onnx",
                                "--on-data",
                                "--data",
                                Launcher.DIGITS,
                                "--out=small.onnx",
                                "--json")
                        .json();
        assertThat(pruned.get("units_removed").intValue()).isPositive();
        Launcher.Result scanned =
                Launcher.run(
                        folder,
                        "scan",
                        "runs/sick/model.onnx",
                        "--data",
                        Launcher.DIGITS,
                        "--fail-above=0.5%");
        assertThat(scanned.code()).as(scanned.err()).isEqualTo(3);
    }

    @Test
    @Order(5)
    void anActivationIsChosen() {
        JsonNode answer =
                Launcher.run(
                                folder,
                                "choose",
                                Launcher.DIGITS,
                                "--target=digit",
                                "--learning-rates=0.003,0.1",
                                "--seeds=2",
                                "--epochs=2",
                                "--hidden=16,16",
                                "--out=runs/study",
                                "--json")
                        .json();
        assertThat(answer.get("ranking")).hasSize(4);
        assertThat(Launcher.lines(folder.resolve("runs/study/trials.jsonl"))).hasSize(24);
    }

    @Test
    @Order(6)
    void theDashboardShowsBothRuns() throws IOException, InterruptedException {
        Path out = folder.resolve("serve.out");
        Path err = folder.resolve("serve.err");
        Process server =
                Launcher.start(
                        folder, Map.of(), out.toFile(), err.toFile(), "serve", "runs", "--port=0");
        try {
            JsonNode runs = new Visitor(url(server, out)).json("/api/runs").get("runs");
            assertThat(List.of(runs.get(0), runs.get(1)))
                    .extracting(run -> run.get("name").asText())
                    .containsExactlyInAnyOrder("sick", "study");
            server.toHandle().destroy();
            assertThat(server.waitFor()).isEqualTo(143);
        } finally {
            server.destroyForcibly();
        }
    }

    private static String url(Process server, Path output)
            throws IOException, InterruptedException {
        while (server.isAlive()) {
            Matcher url = URL.matcher(Files.readString(output));
            if (url.find()) {
                return url.group();
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no URL in " + output);
    }
}
