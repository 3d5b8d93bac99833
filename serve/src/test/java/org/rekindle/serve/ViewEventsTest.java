package org.rekindle.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.run.FileNames;
import org.rekindle.testing.Listener;
import org.rekindle.testing.Visitor;

/** What a page hears of a run. */
class ViewEventsTest {
    private static final String EVENTS = "/api/runs/study/events";

    @TempDir private Path folder;
    private ExampleStudy study;
    private TestedDashboard dashboard;
    private Visitor visitor;

    @BeforeEach
    void start() {
        study = ExampleStudy.begin(folder.resolve("study"), 10);
        dashboard = TestedDashboard.of(folder);
        visitor = dashboard.visitor();
    }

    @AfterEach
    void stop() {
        dashboard.close();
        assertThat(dashboard.failures()).isEmpty();
    }

    @Test
    void theStatusComesFirstAndThenEveryLine() {
        study.append(0, 3);
        try (Listener page = Listener.on(visitor, EVENTS)) {
            Listener.Message status = page.next();
            assertThat(status.name()).isEqualTo("status");
            assertThat(status.json().get("status").asText()).isEqualTo("interrupted");
            assertThat(status.json().get("progress").get("done").intValue()).isEqualTo(3);
            assertThat(page.ids("trial", 3)).containsExactly(1, 2, 3);
        }
    }

    @Test
    void aTrialComesWithItsSettingTheRankingAndTheProgress() {
        study.append(0, 8);
        try (Listener page = Listener.on(visitor, EVENTS + "?after=7")) {
            Listener.Message trial = page.next("trial");
            assertThat(trial.id()).isEqualTo("8");
            assertThat(trial.json().get("trial").get("trial").intValue()).isEqualTo(7);
            assertThat(trial.json().at("/settings/0/layers/0/layer").asText())
                    .isEqualTo("hidden_1");
            assertThat(trial.json().get("ranking")).hasSize(2);
            assertThat(trial.json().get("progress").get("planned").intValue())
                    .isEqualTo(study.trials());
        }
    }

    @Test
    void linesThatAreAppendedArriveWhileTheyAreWritten() {
        study.append(0, 2);
        try (Listener page = Listener.on(visitor, EVENTS + "?after=2")) {
            page.next("status");
            for (int number = 2; number < 12; number++) {
                study.append(number, number + 1);
                assertThat(page.ids("trial", 1)).containsExactly(number + 1);
            }
        }
    }

    @Test
    void aLineThatIsHalfWrittenArrivesWhenItIsWhole() throws IOException {
        study.append(0, 1);
        try (Listener page = Listener.on(visitor, EVENTS + "?after=1")) {
            page.next("status");
            String line = study.line(1);
            study.appendText(line.substring(0, 40));
            // That this is told shows that the run was looked at with half a line in it.
            Files.writeString(study.path().resolve(FileNames.DIAGNOSIS), "{}");
            Listener.Message next = page.next();
            assertThat(next.name()).isEqualTo("status");
            assertThat(next.json().get("documents").has("diagnosis.json")).isTrue();
            study.appendText(line.substring(40) + "\n");
            assertThat(page.ids("trial", 1)).containsExactly(2);
        }
    }

    @Test
    void aPageThatConnectsAgainGetsWhatItMissedAndNothingTwice() {
        study.append(0, 5);
        try (Listener page = Listener.on(visitor, EVENTS)) {
            assertThat(page.ids("trial", 5)).containsExactly(1, 2, 3, 4, 5);
        }
        study.append(5, 9);
        try (Listener page = Listener.on(visitor, EVENTS + "?after=2", "Last-Event-ID", "5")) {
            assertThat(page.ids("trial", 4)).containsExactly(6, 7, 8, 9);
            study.append(9, 10);
            assertThat(page.ids("trial", 1)).containsExactly(10);
        }
    }

    @Test
    void aPageThatIsAheadOfTheFileGetsWhatIsNew() {
        study.append(0, 3);
        try (Listener page = Listener.on(visitor, EVENTS, "Last-Event-ID", "40")) {
            page.next("status");
            study.append(3, 4);
            assertThat(page.ids("trial", 1)).containsExactly(4);
        }
    }

    @Test
    void anAfterThatIsNoNumberIsRefused() {
        for (String after : List.of("-1", "x", "1.5", "4294967295", "99999999999999999999", "")) {
            assertThat(visitor.get(EVENTS + "?after=" + after).statusCode())
                    .as(after)
                    .isEqualTo(400);
        }
    }

    @Test
    void aLineThatIsCorruptIsToldAndTheOthersArrive() {
        study.append(0, 1);
        study.appendText("{\"trial\": <script>\n");
        study.append(1, 2);
        try (Listener page = Listener.on(visitor, EVENTS)) {
            assertThat(page.next("status").json().get("problem").asText())
                    .contains("line 2 of trials.jsonl");
            assertThat(page.ids("trial", 2)).containsExactly(1, 3);
        }
    }

    @Test
    void aRunThatIsBrokenIsToldAndHealsWhenItsFileComes() throws IOException {
        Path run = study.path().resolve(FileNames.RUN);
        Path away = folder.resolve("away.json");
        Files.move(run, away);
        study.append(0, 2);
        try (Listener page = Listener.on(visitor, EVENTS)) {
            Listener.Message status = page.next("status");
            assertThat(status.json().get("status").asText()).isEqualTo("broken");
            assertThat(status.json().get("problem").asText()).contains("run.json");
            Files.move(away, run);
            assertThat(page.ids("trial", 2)).containsExactly(1, 2);
            assertThat(page.next("status").json().get("status").asText()).isEqualTo("interrupted");
        }
    }

    @Test
    void aDocumentThatComesIsToldByItsFingerprint() throws IOException {
        try (Listener page = Listener.on(visitor, EVENTS)) {
            assertThat(page.next("status").json().get("documents").has("diagnosis.json")).isFalse();
            Files.writeString(study.path().resolve(FileNames.DIAGNOSIS), "{}");
            assertThat(page.next("status").json().get("documents").has("diagnosis.json")).isTrue();
        }
    }

    @Test
    void aStudyThatIsResumedGoesOnWhereItWas() throws IOException {
        study.append(0, 4);
        study.appendText(study.line(4).substring(0, 30));
        try (Listener page = Listener.on(visitor, EVENTS)) {
            assertThat(page.ids("trial", 4)).containsExactly(1, 2, 3, 4);
            replaceLines(IntStream.range(0, 4));
            study.append(4, 6);
            assertThat(page.ids("trial", 2)).containsExactly(5, 6);
        }
    }

    @Test
    void linesThatResumingTookAwayMakeThePageFetchTheRunAgain() throws IOException {
        study.append(0, 6);
        try (Listener page = Listener.on(visitor, EVENTS)) {
            String before = page.next("status").json().get("documents").toString();
            assertThat(page.ids("trial", 6)).containsExactly(1, 2, 3, 4, 5, 6);
            replaceLines(IntStream.of(0, 1, 3));
            assertThat(page.next("status").json().get("documents").toString()).isNotEqualTo(before);
            assertThat(visitor.json("/api/runs/study").get("version").intValue()).isEqualTo(3);
            study.append(6, 8);
            assertThat(page.ids("trial", 2)).containsExactly(4, 5);
        }
    }

    @Test
    void allWhoListenGetTheSame() {
        study.append(0, 2);
        try (Listener one = Listener.on(visitor, EVENTS);
                Listener two = Listener.on(visitor, EVENTS)) {
            study.append(2, 5);
            assertThat(one.ids("trial", 5)).isEqualTo(two.ids("trial", 5));
        }
    }

    @Test
    void theStreamIsNotCompressedAndNotKeptByProxies() {
        HttpResponse<String> answer =
                visitor.send(
                        "HEAD",
                        EVENTS,
                        HttpResponse.BodyHandlers.ofString(),
                        "Accept-Encoding",
                        "gzip");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/event-stream");
        assertThat(answer.headers().firstValue("X-Accel-Buffering")).hasValue("no");
        study.append(0, 1);
        try (Listener page = Listener.on(visitor, EVENTS, "Accept-Encoding", "gzip, br")) {
            assertThat(page.ids("trial", 1)).containsExactly(1);
        }
    }

    @Test
    void aRunThatIsNotThereHasNoEvents() {
        assertThat(visitor.get("/api/runs/other/events").statusCode()).isEqualTo(404);
    }

    @Test
    void whenTheServerEndsTheStreamsEndTooAndNobodyWorksOn() throws InterruptedException {
        try (Listener page = Listener.on(visitor, EVENTS);
                Listener other = Listener.on(visitor, EVENTS)) {
            page.next("status");
            other.next("status");
            List<Thread> workers = workers();
            assertThat(workers).isNotEmpty();
            dashboard.dashboard().close();
            assertThat(dashboard.dashboard().listeners()).isZero();
            // Ended by the server, not cut off with the connection.
            assertThat(page.next().name()).isEqualTo("end");
            assertThat(other.next().name()).isEqualTo("end");
            for (Thread worker : workers) {
                worker.join(Listener.PATIENCE.toMillis());
            }
            assertThat(workers()).isEmpty();
        }
    }

    private static List<Thread> workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("rekindle-(follower|dashboard).*"))
                .toList();
    }

    @Test
    void whatIsWrittenJustBeforeTheEndStillArrives() {
        try (Listener page = Listener.on(visitor, EVENTS)) {
            page.next("status");
            study.append(0, 2);
            dashboard.dashboard().close();
            assertThat(page.ids("trial", 2)).containsExactly(1, 2);
        }
    }

    private void replaceLines(IntStream trials) throws IOException {
        StringBuilder text = new StringBuilder();
        trials.forEach(number -> text.append(study.line(number)).append('\n'));
        Path whole = folder.resolve("trials.tmp");
        Files.writeString(whole, text);
        Files.move(
                whole,
                study.path().resolve(FileNames.TRIALS),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
