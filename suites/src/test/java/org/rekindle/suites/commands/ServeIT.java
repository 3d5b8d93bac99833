package org.rekindle.suites.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;
import org.rekindle.testing.Listener;
import org.rekindle.testing.Visitor;

class ServeIT {
    private static final Pattern URL = Pattern.compile("http://\\S+");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir private Path folder;
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void aRunOfAnotherProcessIsSeenLiveAndItsCrashToo() throws Exception {
        Files.createDirectories(folder.resolve("runs"));
        Process server = start("server", "serve", "--port", "0");
        Visitor visitor = new Visitor(url(folder.resolve("server.out")));
        assertThat(visitor.json("/api/runs").get("runs")).isEmpty();
        try (Listener list = Listener.on(visitor, "/api/events")) {
            Process training = train("training", "--out", "runs/long");
            JsonNode run = list.next("run").json();
            assertThat(run.get("name").asText()).isEqualTo("long");
            try (Listener page = Listener.on(visitor, "/api/runs/long/events")) {
                assertThat(page.next("status").json().get("status").asText()).isEqualTo("running");
                assertThat(page.ids("epoch", 20)).startsWith(1, 2, 3).endsWith(20);
                assertThat(training.isAlive()).as("the training goes on").isTrue();
                training.destroyForcibly().waitFor();
                JsonNode status = page.next("status").json();
                while (status.get("status").asText().equals("running")) {
                    status = page.next("status").json();
                }
                assertThat(status.get("status").asText()).isEqualTo("interrupted");
            }
        }
        assertThat(visitor.json("/api/runs/long").get("version").intValue())
                .isGreaterThanOrEqualTo(20);
        assertThat(visitor.get("/api/runs/long/files/run.json").body())
                .isEqualTo(Files.readString(folder.resolve("runs/long/run.json")));
        assertThat(visitor.get("/").body()).contains("<title>Rekindle</title>");
        try (Listener page = Listener.on(visitor, "/api/runs/long/events")) {
            page.next("status");
            server.toHandle().destroy();
            assertThat(server.waitFor(1, TimeUnit.MINUTES))
                    .as("it ends although a page listens")
                    .isTrue();
            assertThat(server.exitValue()).isEqualTo(143);
        }
        assertThat(folder.resolve("server.err")).isEmptyFile();
        assertThat(Files.readString(folder.resolve("server.out")).lines()).hasSize(1);
    }

    @Test
    void aTrainingThatIsLiveServesItselfAndShowsItsEnd() throws Exception {
        Process training =
                train(
                        "live",
                        "--live",
                        "--port",
                        "0",
                        "--json",
                        "--epochs",
                        "1200",
                        "--out",
                        "run");
        Visitor visitor = new Visitor(url(folder.resolve("live.err")));
        try (Listener page = Listener.on(visitor, "/api/runs/run/events")) {
            assertThat(page.ids("epoch", 10)).startsWith(1).endsWith(10);
            assertThat(visitor.json("/api/runs").get("runs")).hasSize(1);
            assertThat(page.ids("epoch", 1191)).startsWith(11).endsWith(1201);
            JsonNode status = page.next("status").json();
            while (!status.get("status").asText().equals("finished")) {
                status = page.next("status").json();
            }
        }
        assertThat(training.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(training.exitValue()).isZero();
        JsonNode result = Launcher.document(folder.resolve("live.out"));
        assertThat(result.get("status").asText()).isEqualTo("ok");
    }

    @Test
    void aStudyThatNobodyLooksAtEndsAsSoonAsItIsDone() {
        Launcher.Result study =
                Launcher.run(
                        folder,
                        "choose",
                        Launcher.DIGITS,
                        "--target",
                        "digit",
                        "--activations",
                        "relu",
                        "--learning-rates",
                        "0.01",
                        "--seeds",
                        "2",
                        "--epochs",
                        "1",
                        "--live",
                        "--json");
        assertThat(study.json().get("activation").asText()).isEqualTo("relu");
        assertThat(study.err()).containsPattern("(?m)^Live: http://127\\.0\\.0\\.1:\\d+/$");
    }

    @Test
    void whatCannotBeServedIsOneMessage() throws IOException {
        assertThat(refused("serve", "nowhere")).contains("there is no folder nowhere");
        assertThat(refused("serve", ".", "--port", "65536")).contains("65536");
        assertThat(refused("serve", ".", "--host", "no such host")).contains("no such host");
        assertThat(
                        refused(
                                "train",
                                "a.csv",
                                "--target",
                                "b",
                                "--activation",
                                "relu",
                                "--port",
                                "1"))
                .contains("--live");
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());
            assertThat(refused("serve", ".", "--host", "0.0.0.0", "--port", port)).contains(port);
            assertThat(
                            refused(
                                    "train",
                                    Launcher.DIGITS,
                                    "--target",
                                    "digit",
                                    "--activation",
                                    "relu",
                                    "--out",
                                    "never",
                                    "--live",
                                    "--port",
                                    port))
                    .contains(port);
            assertThat(folder.resolve("never")).doesNotExist();
        }
    }

    private String refused(String... arguments) {
        Launcher.Result result = Launcher.run(folder, arguments);
        assertThat(result.code()).as(result.err()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines()).hasSize(1);
        return result.err();
    }

    /** A training that takes longer than any test waits, unless it is told how many epochs. */
    private Process train(String name, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("train", Launcher.DIGITS));
        arguments.addAll(List.of("--target", "digit", "--activation", "relu"));
        arguments.addAll(List.of(options));
        if (!arguments.contains("--epochs")) {
            arguments.addAll(List.of("--epochs", "100000"));
        }
        return start(name, arguments.toArray(String[]::new));
    }

    private Process start(String name, String... arguments) throws IOException {
        Process process =
                Launcher.start(
                        folder,
                        Map.of(),
                        folder.resolve(name + ".out").toFile(),
                        folder.resolve(name + ".err").toFile(),
                        arguments);
        processes.add(process);
        return process;
    }

    private static String url(Path output) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            Matcher url = URL.matcher(Files.exists(output) ? Files.readString(output) : "");
            if (url.find()) {
                return url.group();
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no URL in " + output);
    }
}
