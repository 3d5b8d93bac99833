package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study gives no more seeds to settings that can no longer win, unless it is exhaustive. */
class DroppedSettingsIT {
    private static final int PLANNED = 24;

    @TempDir private Path folder;

    @Test
    void theWinnerIsThatOfTheExhaustiveStudyAfterFewerTrials() throws IOException {
        JsonNode raced = study("same", "--json").json();
        Map<Integer, JsonNode> racedTrials = timelessTrials("same");
        Files.move(folder.resolve("same"), folder.resolve("raced"));
        JsonNode whole = study("same", "--json", "--exhaustive").json();
        Map<Integer, JsonNode> wholeTrials = timelessTrials("same");

        assertThat(run("raced").get("exhaustive").booleanValue()).isFalse();
        assertThat(run("same").get("exhaustive").booleanValue()).isTrue();
        assertThat(wholeTrials).hasSize(PLANNED).containsAllEntriesOf(racedTrials);
        assertThat(racedTrials).hasSizeLessThan(PLANNED);
        assertThat(raced.get("trials").intValue()).isEqualTo(racedTrials.size());
        assertThat(raced.get("trials_planned").intValue()).isEqualTo(PLANNED);
        assertThat(raced.get("trials_spared").intValue()).isEqualTo(PLANNED - racedTrials.size());
        assertThat(whole.get("trials_spared").intValue()).isZero();
        for (String field :
                List.of("activation", "learning_rate", "init", "test", "tested_seed", "ranking")) {
            assertThat(timeless(raced).get(field)).isEqualTo(timeless(whole).get(field));
        }
        for (JsonNode setting : raced.get("settings")) {
            assertThat(setting.get("seeds").intValue() < 4)
                    .isEqualTo(setting.get("dropped").booleanValue());
        }
    }

    @Test
    void theAnswerIsTheSameOnOneAndOnEightThreads() throws IOException {
        JsonNode one = study("same", "--json", "--threads", "1").json();
        Map<Integer, JsonNode> oneTrials = timelessTrials("same");
        Files.move(folder.resolve("same"), folder.resolve("first"));
        JsonNode eight = study("same", "--json", "--threads", "8").json();
        assertThat(timeless(eight)).isEqualTo(timeless(one));
        assertThat(timelessTrials("same")).isEqualTo(oneTrials);
    }

    @Test
    void aResumedStudyRunsTheTrialsThatTheWholeOneRan() throws IOException {
        JsonNode whole = study("same", "--json", "--threads", "1").json();
        Map<Integer, JsonNode> wholeTrials = timelessTrials("same");
        Path trials = folder.resolve("same/trials.jsonl");
        List<String> lines = Files.readAllLines(trials);
        for (int kept : List.of(5, 12, lines.size() - 1)) {
            Files.write(trials, lines.subList(0, kept));
            Files.delete(folder.resolve("same/recommendation.json"));
            JsonNode resumed = Launcher.run(folder, "choose", "--resume", "same", "--json").json();
            assertThat(timeless(resumed)).isEqualTo(timeless(whole));
            assertThat(timelessTrials("same")).isEqualTo(wholeTrials);
        }
    }

    @Test
    void aRunDocumentOlderThanTheChoiceMeansAnExhaustiveStudy() throws IOException {
        study("same", "--json").json();
        ObjectNode older = (ObjectNode) run("same");
        older.remove("exhaustive");
        Files.writeString(folder.resolve("same/run.json"), older.toString());
        JsonNode resumed = Launcher.run(folder, "choose", "--resume", "same", "--json").json();
        assertThat(resumed.get("trials").intValue()).isEqualTo(PLANNED);
        assertThat(resumed.get("trials_spared").intValue()).isZero();
    }

    @Test
    void aStudyThatGoesOnKeepsItsKind() {
        study("same", "--json").json();
        Launcher.Result refused =
                Launcher.run(folder, "choose", "--resume", "same", "--exhaustive");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--exhaustive cannot be given with --resume");
    }

    @Test
    void theTextMarksWhatWasDroppedAndCountsWhatWasNotNeeded() {
        Launcher.Result result = study("run");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out())
                .containsPattern("relu +accuracy +0\\.\\d{4}\\*")
                .containsPattern("\\* over \\d( to \\d)? seeds, then dropped: too far behind")
                .containsPattern("\\d+ of 24 trials, \\d+ not needed, ")
                .doesNotContain("--resume");
        assertThat(study("whole", "--exhaustive").out())
                .contains("24 of 24 trials, ")
                .doesNotContain("dropped");
    }

    private Launcher.Result study(String out, String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "choose",
                                Launcher.DIGITS,
                                "--target",
                                "digit",
                                "--activations",
                                "relu,leaky_relu",
                                "--learning-rates",
                                "0.00003,0.003,0.1",
                                "--seeds",
                                "4",
                                "--epochs",
                                "3",
                                "--hidden",
                                "32,32",
                                "--out",
                                out));
        arguments.addAll(List.of(more));
        return Launcher.run(folder, arguments.toArray(String[]::new));
    }

    private JsonNode run(String name) {
        return Launcher.document(folder.resolve(name).resolve("run.json"));
    }

    private Map<Integer, JsonNode> timelessTrials(String run) {
        Map<Integer, JsonNode> trials = new TreeMap<>();
        for (JsonNode trial : Launcher.lines(folder.resolve(run).resolve("trials.jsonl"))) {
            ((ObjectNode) trial).remove("seconds");
            assertThat(trials.put(trial.get("trial").intValue(), trial)).isNull();
        }
        return trials;
    }

    private static JsonNode timeless(JsonNode answer) {
        ObjectNode copy = answer.deepCopy();
        copy.remove("time_cost");
        for (String list : List.of("ranking", "settings")) {
            copy.get(list).forEach(entry -> ((ObjectNode) entry).remove("epoch_seconds"));
        }
        return copy;
    }
}
