package org.rekindle.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.run.FileNames;
import org.rekindle.testing.Listener;
import org.rekindle.testing.Visitor;

/** Names and files that want more than they should get. */
class HostileRunsTest {
    private static final String SECRET = "a secret of this machine";

    @TempDir private Path folder;
    private Path runs;
    private TestedDashboard dashboard;
    private Visitor visitor;

    @BeforeEach
    void start() throws IOException {
        runs = Files.createDirectories(folder.resolve("runs"));
        ExampleStudy.begin(runs.resolve("study"), 2).append(0, 1);
        ExampleStudy.begin(folder.resolve("outside"), 2).append(0, 1);
        Files.writeString(folder.resolve("secret.json"), SECRET);
        Files.writeString(runs.resolve("study").resolve("diary.txt"), SECRET);
        Files.writeString(runs.resolve("secret.csv"), SECRET);
        dashboard = TestedDashboard.of(runs);
        visitor = dashboard.visitor();
    }

    @AfterEach
    void stop() {
        dashboard.close();
        assertThat(dashboard.failures()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/runs/..",
                "/api/runs/../outside",
                "/api/runs/%2e%2e",
                "/api/runs/%2e%2e%2foutside",
                "/api/runs/%2E%2E/outside",
                "/api/runs/..%2foutside",
                "/api/runs/..%5coutside",
                "/api/runs/..\\outside",
                "/api/runs/%252e%252e%252foutside",
                "/api/runs/..%252foutside",
                "/api/runs/..;/outside",
                "/api/runs/.%00./outside",
                "/api/runs/study%00",
                "/api/runs/study%2f",
                "/api/runs/study/../../outside",
                "/api/runs/study%2f..%2f..%2foutside",
                "/api/runs/%c0%ae%c0%ae%c0%afoutside",
                "/api/runs/%u002e%u002e%u2215outside",
                "/api/runs/%ff",
                "/api/runs/%",
                "/api/runs/%zz",
                "/api/runs//etc",
                "/api/runs/%2fetc",
                "/api/runs/C:%5cWindows",
                "/api/runs/.",
                "/api/runs/",
                "/api/runs/study/files/../run.json",
                "/api/runs/study/files/..%2f..%2fsecret.json",
                "/api/runs/study/files/../../secret.json",
                "/api/runs/study/files/%2e%2e/%2e%2e/secret.json",
                "/api/runs/study/files/trials/../../../secret.json",
                "/api/runs/study/files/trials/..%2f..%2f..%2fsecret.json",
                "/api/runs/study/files//etc/passwd",
                "/api/runs/study/files/%2fetc%2fpasswd",
                "/api/runs/study/files/diary.txt",
                "/api/runs/study/files/run.lock",
                "/api/runs/study/files/",
                "/api/runs/study/files/run.json%00.txt",
                "/api/runs/study/files/run.json/",
                "/api/runs/study/files/./run.json",
                "/api/runs/study/files/RUN.JSON",
                "/api/runs/..%2f/files/secret.csv",
                "/api/runs/./files/secret.csv",
                "/assets/../dashboard.html",
                "/assets/%2e%2e/web/dashboard.html",
                "/assets/..%2f..%2f..%2fRekindle.class",
                "/assets//etc/passwd",
                "/assets/../../Rekindle.class",
                "/assets/package-info.class",
                "/assets/charts",
                "/assets/charts/",
                "/assets/",
                "/../secret.json",
                "/secret.csv",
                "//outside"
            })
    void noPathLeadsElsewhere(String path) {
        String answer = visitor.raw("GET " + path + " HTTP/1.1", "Host: localhost");
        assertThat(answer).containsPattern("^HTTP/1\\.1 (400|403|404) ");
        assertThat(answer).doesNotContain(SECRET, "outside", "root:", "\"version\"");
    }

    @Test
    void aFolderThatIsALinkToTheOutsideIsShownAsBrokenAndNotRead() throws IOException {
        Files.createSymbolicLink(runs.resolve("linked"), folder.resolve("outside"));
        JsonNode summary = run("linked");
        assertThat(summary.get("status").asText()).isEqualTo("broken");
        assertThat(summary.get("problem").asText()).contains("link");
        assertThat(summary.get("target").isNull()).isTrue();
        for (String path : List.of("", "/events", "/files/run.json")) {
            HttpResponse<String> answer = visitor.get("/api/runs/linked" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(403);
            assertThat(answer.body()).as(path).doesNotContain("label");
        }
    }

    @Test
    void aLinkThatStaysInsideIsFollowed() throws IOException {
        Files.createSymbolicLink(runs.resolve("latest"), runs.resolve("study"));
        assertThat(run("latest").get("status").asText()).isEqualTo("interrupted");
        assertThat(visitor.json("/api/runs/latest").get("version").intValue()).isEqualTo(1);
        assertThat(visitor.get("/api/runs/latest/files/run.json").statusCode()).isEqualTo(200);
    }

    @Test
    void aFileThatIsALinkToTheOutsideIsNeitherReadNorFetched() throws IOException {
        Path run = Files.createDirectories(runs.resolve("trap"));
        for (String name : List.of(FileNames.RUN, FileNames.TRIALS, "model.onnx")) {
            Files.createSymbolicLink(run.resolve(name), folder.resolve("secret.json"));
        }
        HttpResponse<String> view = visitor.get("/api/runs/trap");
        assertThat(Visitor.parse(view.body()).get("status").asText()).isEqualTo("broken");
        assertThat(view.body()).doesNotContain(SECRET);
        assertThat(visitor.get("/api/runs").body()).doesNotContain(SECRET);
        for (String name : List.of(FileNames.RUN, FileNames.TRIALS, "model.onnx")) {
            HttpResponse<String> answer = visitor.get("/api/runs/trap/files/" + name);
            assertThat(answer.statusCode()).as(name).isIn(403, 404);
            assertThat(answer.body()).as(name).doesNotContain(SECRET);
        }
        assertThat(run("study").get("status").asText()).isEqualTo("interrupted");
    }

    @Test
    void aLinkToAnotherFileOfTheRunGivesThatNotAway() throws IOException {
        Path run = runs.resolve("study");
        Files.writeString(run.resolve("diary.txt"), SECRET);
        Files.createSymbolicLink(run.resolve(FileNames.REPORT), run.resolve("diary.txt"));
        HttpResponse<String> answer = visitor.get("/api/runs/study/files/report.html");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain(SECRET);
    }

    @Test
    void aFolderOfTrialsThatIsALinkToTheOutsideGivesNoFiles() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("tables").resolve("1"));
        Files.writeString(outside.resolve("units.csv"), SECRET);
        Files.createSymbolicLink(runs.resolve("study").resolve("trials"), folder.resolve("tables"));
        HttpResponse<String> answer = visitor.get("/api/runs/study/files/trials/1/units.csv");
        assertThat(answer.statusCode()).isIn(403, 404);
        assertThat(answer.body()).doesNotContain(SECRET);
    }

    @Test
    void aPipeInPlaceOfAFileHoldsNobodyUp() throws Exception {
        Path run = Files.createDirectories(runs.resolve("pipe"));
        for (String name : List.of(FileNames.RUN, FileNames.TRIALS, FileNames.LOCK)) {
            String pipe = run.resolve(name).toString();
            assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
        }
        assertThat(run("pipe").get("status").asText()).isEqualTo("broken");
        assertThat(visitor.get("/api/runs/pipe/files/run.json").statusCode()).isIn(403, 404);
        assertThat(run("study").get("status").asText()).isEqualTo("interrupted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src=x onerror=alert(1)>",
                "\"><script>alert(1)<|script>",
                "a'b\"c&d;e=f",
                "\u202Egnp.exe",
                "räksmörgås und 数据",
                "100% sure",
                "%2e%2e",
                "a+b c",
                "a?b#c",
                "{name}",
                "<path>",
                " leading and trailing ",
                "...",
                "-rf"
            })
    void aRunMayBeCalledAnything(String name) {
        assumeTrue(isName(name), "this JVM was started in a locale that has no such file name");
        ExampleStudy.begin(runs.resolve(name), 2).append(0, 2);
        assertThat(run(name).get("status").asText()).isEqualTo("interrupted");
        String path =
                "/api/runs/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        HttpResponse<String> view = visitor.get(path);
        assertThat(view.statusCode()).as(view.body()).isEqualTo(200);
        assertThat(view.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(Visitor.parse(view.body()).get("name").asText()).isEqualTo(name);
        assertThat(visitor.get(path + "/files/trials.jsonl").body().lines()).hasSize(2);
        try (Listener page = Listener.on(visitor, path + "/events")) {
            assertThat(page.ids("trial", 2)).containsExactly(1, 2);
        }
    }

    @Test
    void aRunWhoseNameBreaksTheLineIsListedAndNotMore() {
        ExampleStudy.begin(runs.resolve("line\nbreak"), 2);
        assertThat(run("line\nbreak").get("status").asText()).isEqualTo("interrupted");
        assertThat(visitor.get("/api/runs/line%0abreak").statusCode()).isEqualTo(400);
    }

    @Test
    void aNameOfTenThousandCharactersIsRefused() {
        for (int length : List.of(256, 4_000, 10_000, 100_000)) {
            assertThat(visitor.get("/api/runs/" + "a".repeat(length)).statusCode())
                    .as("length %d", length)
                    .isBetween(400, 431);
        }
        assertThat(run("study").get("status").asText()).isEqualTo("interrupted");
    }

    @Test
    void whatIsFetchedIsADownloadAndNeverAPage() throws IOException {
        Path report = runs.resolve("study").resolve("report.html");
        Files.writeString(report, "<script>alert(1)</script>");
        HttpResponse<String> answer = visitor.get("/api/runs/study/files/report.html");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"report.html\"");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("script-src 'self'");
    }

    private static boolean isName(String name) {
        Charset names = Charset.forName(System.getProperty("sun.jnu.encoding"));
        return names.newEncoder().canEncode(name);
    }

    private JsonNode run(String name) {
        for (JsonNode run : visitor.json("/api/runs").get("runs")) {
            if (run.get("name").asText().equals(name)) {
                return run;
            }
        }
        throw new AssertionError("not listed: " + name);
    }
}
