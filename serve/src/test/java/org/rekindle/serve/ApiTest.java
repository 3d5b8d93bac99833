package org.rekindle.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Visitor;

class ApiTest {
    @TempDir private Path folder;
    private ExampleStudy study;
    private TestedDashboard dashboard;
    private Visitor visitor;

    @BeforeEach
    void start() {
        study = ExampleStudy.begin(folder.resolve("study"), 2);
        study.append(0, 8);
        dashboard = TestedDashboard.of(folder);
        visitor = dashboard.visitor();
    }

    @AfterEach
    void stop() {
        dashboard.close();
        assertThat(dashboard.failures()).isEmpty();
    }

    @Test
    void aRunIsAnsweredWhole() {
        JsonNode view = visitor.json("/api/runs/study");
        assertThat(view.get("name").asText()).isEqualTo("study");
        assertThat(view.get("command").asText()).isEqualTo("choose");
        assertThat(view.get("version").intValue()).isEqualTo(8);
        assertThat(view.get("trials")).hasSize(8);
        assertThat(view.get("settings")).hasSize(4);
        assertThat(view.get("ranking")).hasSize(2);
        assertThat(view.get("files").get(0).get("name").asText()).isEqualTo("run.json");
    }

    @Test
    void aRunThatIsNotThereIsNotFound() {
        HttpResponse<String> answer = visitor.get("/api/runs/other");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Visitor.parse(answer.body()).get("error").asText())
                .isEqualTo("there is no run of this name");
    }

    @Test
    void whatWasTakenAwayWhileItWasServedIsNotFound() throws IOException {
        assertThat(visitor.get("/api/runs/study").statusCode()).isEqualTo(200);
        Files.move(folder.resolve("study"), folder.resolve("renamed"));
        assertThat(visitor.get("/api/runs/study").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/api/runs/renamed").statusCode()).isEqualTo(200);
    }

    @Test
    void everyFileThatAViewNamesCanBeFetchedByteByByte() throws IOException {
        byte[] model = new byte[100_000];
        for (int i = 0; i < model.length; i++) {
            model[i] = (byte) (i % 251);
        }
        Files.write(study.path().resolve("model.onnx"), model);
        Files.writeString(study.path().resolve("units.csv"), "layer,unit\nhidden_1,0\n");
        JsonNode files = visitor.json("/api/runs/study").get("files");
        assertThat(files.findValuesAsText("name"))
                .contains("model.onnx", "units.csv", "run.json", "trials.jsonl");
        for (JsonNode file : files) {
            String name = file.get("name").asText();
            HttpResponse<byte[]> answer =
                    visitor.send(
                            "GET", "/api/runs/study/files/" + name, BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).as(name).isEqualTo(200);
            assertThat(answer.body())
                    .as(name)
                    .isEqualTo(Files.readAllBytes(study.path().resolve(name)))
                    .hasSize(file.get("bytes").intValue());
            assertThat(answer.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"%s\"".formatted(name));
        }
    }

    @Test
    void aFileOfATrialIsFetchedByItsPlace() throws IOException {
        Path trial = Files.createDirectories(study.path().resolve("trials").resolve("3"));
        Files.writeString(trial.resolve("units.csv"), "layer,unit\n");
        HttpResponse<String> answer = visitor.get("/api/runs/study/files/trials/3/units.csv");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"trials-3-units.csv\"");
        assertThat(answer.body()).isEqualTo("layer,unit\n");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/csv");
    }

    @Test
    void whatIsLargeIsCompressedForThoseWhoCanReadThat() throws IOException {
        HttpResponse<byte[]> answer =
                visitor.send(
                        "GET",
                        "/api/runs/study",
                        BodyHandlers.ofByteArray(),
                        "Accept-Encoding",
                        "gzip");
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        String plain = visitor.get("/api/runs/study").body();
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
        }
        assertThat(answer.body().length).isLessThan(plain.length() / 2);
    }

    @Test
    void aRunWithTenThousandTrialsIsAnsweredInLessThanAMegabyte() {
        ExampleStudy large = ExampleStudy.begin(folder.resolve("large"), 2500);
        StringBuilder lines = new StringBuilder();
        for (int number = 0; number < large.trials(); number++) {
            lines.append(large.line(number)).append('\n');
        }
        large.appendText(lines.toString());
        HttpResponse<byte[]> answer =
                visitor.send(
                        "GET",
                        "/api/runs/large",
                        BodyHandlers.ofByteArray(),
                        "Accept-Encoding",
                        "gzip");
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.body().length).isBetween(10_000, 1_000_000);
        assertThat(visitor.json("/api/runs/large").get("trials")).hasSize(10_000);
    }

    /** In memory taken, because how long it takes depends on what else the machine does. */
    @Test
    void theWorkOfAnAnswerGrowsNoFasterThanTheTrialsAndIsDoneOnce() {
        ServedFolder small = studyOf(250);
        ServedFolder large = studyOf(2500);
        ViewCache answers = new ViewCache();
        // The first answer loads classes.
        new ViewCache().of(small);
        long ofSmall = allocated(() -> answers.of(small));
        long ofLarge = allocated(() -> answers.of(large));
        assertThat(ofSmall).isPositive();
        assertThat(ofLarge).isLessThan(15 * ofSmall);
        assertThat(allocated(() -> answers.of(large))).isLessThan(ofSmall / 10);
    }

    private ServedFolder studyOf(int seeds) {
        ExampleStudy made = ExampleStudy.begin(folder.resolve("seeds" + seeds), seeds);
        StringBuilder lines = new StringBuilder();
        for (int number = 0; number < made.trials(); number++) {
            lines.append(made.line(number)).append('\n');
        }
        made.appendText(lines.toString());
        return new ServedFolder("seeds" + seeds, made.path(), folder);
    }

    /** The bytes that this thread allocates meanwhile. */
    private static long allocated(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    @Test
    void aFolderThatIsNotThereIsOneMessage() {
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> TestedDashboard.of(missing))
                .isInstanceOf(DashboardException.class)
                .hasMessageContaining("there is no folder " + missing);
    }

    @Test
    void aPortThatIsTakenIsOneMessage() {
        assertThatThrownBy(() -> BoundAddress.bind(BoundAddress.LOOPBACK, dashboard.port()))
                .isInstanceOf(DashboardException.class)
                .hasMessageContaining("port " + dashboard.port())
                .extracting(refused -> ((DashboardException) refused).reason())
                .isEqualTo(Optional.of(DashboardException.Reason.PORT));
    }

    @Test
    void aPortOrAHostThatCannotBeIsOneMessage() {
        for (int port : new int[] {-1, 65_536}) {
            assertThatThrownBy(() -> BoundAddress.bind(BoundAddress.LOOPBACK, port))
                    .isInstanceOf(DashboardException.class)
                    .hasMessageContaining("" + port);
        }
        for (String host : new String[] {"no such host", "192.0.2.7"}) {
            assertThatThrownBy(() -> BoundAddress.bind(host, 0))
                    .isInstanceOf(DashboardException.class)
                    .hasMessageContaining(host);
        }
    }
}
