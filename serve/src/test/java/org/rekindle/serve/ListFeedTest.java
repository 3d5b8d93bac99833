package org.rekindle.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.run.FileNames;
import org.rekindle.testing.Listener;
import org.rekindle.testing.Visitor;
import org.rekindle.view.Summary;

class ListFeedTest {
    private static final String EVENTS = "/api/events";

    @TempDir private Path folder;
    private TestedDashboard dashboard;
    private Visitor visitor;

    @BeforeEach
    void start() {
        dashboard = TestedDashboard.of(folder);
        visitor = dashboard.visitor();
    }

    @AfterEach
    void stop() {
        dashboard.close();
        assertThat(dashboard.failures()).isEmpty();
    }

    @Test
    void everyRunIsListedWithWhatItIs() throws IOException {
        ExampleStudy.begin(folder.resolve("one"), 2).append(0, 3);
        ExampleStudy.begin(folder.resolve("two"), 2);
        JsonNode answer = visitor.json("/api/runs");
        JsonNode runs = answer.get("runs");
        assertThat(Path.of(answer.get("directory").asText())).isEqualTo(folder.toRealPath());
        assertThat(names(runs)).containsExactly("one", "two");
        JsonNode one = runs.get(0);
        assertThat(one.get("command").asText()).isEqualTo("choose");
        assertThat(one.get("status").asText()).isEqualTo("interrupted");
        assertThat(one.get("target").asText()).isEqualTo("label");
        assertThat(one.get("progress").get("done").intValue()).isEqualTo(3);
    }

    @Test
    void aFolderWithNothingOfARunIsNotListedAndOneWithAPartOfItIsBroken() throws IOException {
        Files.createDirectories(folder.resolve("photos"));
        Files.writeString(folder.resolve("photos").resolve("a.txt"), "x");
        Files.createDirectories(folder.resolve("empty"));
        Files.writeString(folder.resolve("notes.txt"), "x");
        Files.createDirectories(folder.resolve("part"));
        Files.writeString(folder.resolve("part").resolve(FileNames.TRIALS), "{}\n");
        JsonNode runs = visitor.json("/api/runs").get("runs");
        assertThat(names(runs)).containsExactly("part");
        assertThat(runs.get(0).get("status").asText()).isEqualTo("broken");
        assertThat(runs.get(0).get("problem").asText()).contains("run.json");
    }

    @Test
    void aCorruptRunHarmsNoOther() throws IOException {
        ExampleStudy.begin(folder.resolve("good"), 2).append(0, 2);
        String[] corrupt = {
            "", "{", "null", "[]", "\u0000\u0001", "{\"command\":\"choose\"}", "[".repeat(100_000)
        };
        for (int i = 0; i < corrupt.length; i++) {
            Path run = Files.createDirectories(folder.resolve("bad" + i));
            Files.writeString(run.resolve(FileNames.RUN), corrupt[i]);
            Files.writeString(run.resolve(FileNames.TRIALS), corrupt[i] + "\n");
            Files.writeString(run.resolve(FileNames.RECOMMENDATION), corrupt[i]);
        }
        JsonNode runs = visitor.json("/api/runs").get("runs");
        assertThat(runs).hasSize(corrupt.length + 1);
        for (JsonNode run : runs) {
            boolean good = run.get("name").asText().equals("good");
            assertThat(run.get("status").asText())
                    .as(run.toString())
                    .isEqualTo(good ? "interrupted" : "broken");
            JsonNode view = visitor.json("/api/runs/" + run.get("name").asText());
            assertThat(view.get("status")).isEqualTo(run.get("status"));
        }
    }

    @Test
    void aRunThatIsTheFolderItselfIsTheOnlyOne() {
        Path run = folder.resolve("alone");
        ExampleStudy.begin(run, 2).append(0, 1);
        ExampleStudy.begin(run.resolve("inner"), 2);
        try (TestedDashboard single = TestedDashboard.of(run)) {
            assertThat(names(single.visitor().json("/api/runs").get("runs")))
                    .containsExactly("alone");
            assertThat(single.visitor().json("/api/runs/alone").get("version").intValue())
                    .isEqualTo(1);
            assertThat(single.visitor().get("/api/runs/inner").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aPageHearsOfRunsThatComeChangeAndGo() throws IOException {
        ExampleStudy first = ExampleStudy.begin(folder.resolve("first"), 2);
        try (Listener page = Listener.on(visitor, EVENTS)) {
            assertThat(page.next("run").json().get("name").asText()).isEqualTo("first");
            ExampleStudy.begin(folder.resolve("second"), 2);
            assertThat(page.next("run").json().get("name").asText()).isEqualTo("second");
            first.append(0, 2);
            JsonNode changed = page.next("run").json();
            assertThat(changed.get("name").asText()).isEqualTo("first");
            assertThat(changed.get("progress").get("done").intValue()).isEqualTo(2);
            Files.delete(folder.resolve("second").resolve(FileNames.RUN));
            Files.delete(folder.resolve("second"));
            assertThat(page.next("gone").json().get("name").asText()).isEqualTo("second");
        }
    }

    @Test
    void aRunOfAnotherProcessIsRunningUntilThatIsKilledAndThenInterrupted() throws Exception {
        ExampleStudy.begin(folder.resolve("study"), 2).append(0, 1);
        try (WorkingProcess worker = WorkingProcess.on(folder.resolve("study"));
                Listener list = Listener.on(visitor, EVENTS);
                Listener page = Listener.on(visitor, "/api/runs/study/events")) {
            assertThat(page.next("status").json().get("status").asText()).isEqualTo("running");
            assertThat(list.next("run").json().get("status").asText()).isEqualTo("running");
            worker.kill();
            assertThat(page.next("status").json().get("status").asText()).isEqualTo("interrupted");
            assertThat(list.next("run").json().get("status").asText()).isEqualTo("interrupted");
        }
    }

    @Test
    void aThousandRunsAreReadOnceAndThenOnlyLookedAt() throws IOException {
        for (int i = 0; i < 1000; i++) {
            ExampleStudy.begin(folder.resolve("run-" + i), 1);
        }
        assertThat(visitor.json("/api/runs").get("runs")).hasSize(1000);
        ListFeed list = new ListFeed(Catalog.open(folder), failure -> {});
        List<Summary> before = list.summaries();
        for (int i = 0; i < 1000; i++) {
            spoilUnseen(folder.resolve("run-" + i).resolve(FileNames.RUN));
        }
        List<Summary> after = list.summaries();
        assertThat(after).hasSize(1000);
        for (int i = 0; i < 1000; i++) {
            assertThat(after.get(i)).as("not read again").isSameAs(before.get(i));
        }
    }

    /**
     * Other content in the same file, of the same size and time: whoever only looks sees no change.
     */
    private static void spoilUnseen(Path file) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        byte[] spoilt = new byte[(int) Files.size(file)];
        Files.write(file, spoilt, StandardOpenOption.WRITE);
        Files.setLastModifiedTime(file, time);
    }

    private static List<String> names(JsonNode runs) {
        List<String> names = new ArrayList<>();
        runs.forEach(run -> names.add(run.get("name").asText()));
        return names;
    }
}
