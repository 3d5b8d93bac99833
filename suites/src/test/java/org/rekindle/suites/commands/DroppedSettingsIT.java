package org.rekindle.suites.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;
import org.rekindle.testing.Timeless;

/** A study gives no more seeds to settings that can no longer win, unless it is exhaustive. */
class DroppedSettingsIT {
    /** Three seeds of six settings choose, and six seeds compare the two that are chosen. */
    private static final int PLANNED = 30;

    private static final int EXHAUSTIVE = 54;

    @TempDir private Path folder;

    @Test
    void theWinnerIsThatOfTheExhaustiveStudyAfterFewerTrials() throws IOException {
        JsonNode raced = study("same", "--json").json();
        Map<Integer, JsonNode> racedTrials = Timeless.trials(folder.resolve("same"));
        Files.move(folder.resolve("same"), folder.resolve("raced"));
        JsonNode whole = study("same", "--json", "--exhaustive").json();
        Map<Integer, JsonNode> wholeTrials = Timeless.trials(folder.resolve("same"));

        assertThat(run("raced").get("exhaustive").booleanValue()).isFalse();
        assertThat(run("same").get("exhaustive").booleanValue()).isTrue();
        assertThat(wholeTrials).hasSize(EXHAUSTIVE).containsAllEntriesOf(racedTrials);
        assertThat(racedTrials).hasSizeLessThan(PLANNED);
        assertThat(raced.get("trials").intValue()).isEqualTo(racedTrials.size());
        assertThat(raced.get("trials_planned").intValue()).isEqualTo(PLANNED);
        assertThat(raced.get("trials_spared").intValue()).isEqualTo(PLANNED - racedTrials.size());
        assertThat(whole.get("trials_spared").intValue()).isZero();
        for (String field :
                List.of("activation", "learning_rate", "init", "test", "tested_seed", "ranking")) {
            assertThat(Timeless.recommendation(raced).get(field))
                    .isEqualTo(Timeless.recommendation(whole).get(field));
        }
        for (JsonNode setting : raced.get("settings")) {
            assertThat(setting.get("seeds").intValue() < 6)
                    .isEqualTo(setting.get("dropped").booleanValue());
        }
    }

    @Test
    void theAnswerIsTheSameOnOneAndOnEightThreads() throws IOException {
        JsonNode one = study("same", "--json", "--threads", "1").json();
        Map<Integer, JsonNode> oneTrials = Timeless.trials(folder.resolve("same"));
        Files.move(folder.resolve("same"), folder.resolve("first"));
        JsonNode eight = study("same", "--json", "--threads", "8").json();
        assertThat(Timeless.recommendation(eight)).isEqualTo(Timeless.recommendation(one));
        assertThat(Timeless.trials(folder.resolve("same"))).isEqualTo(oneTrials);
    }

    @Test
    void aResumedStudyRunsTheTrialsThatTheWholeOneRan() throws IOException {
        JsonNode whole = study("same", "--json", "--threads", "1").json();
        Map<Integer, JsonNode> wholeTrials = Timeless.trials(folder.resolve("same"));
        Path trials = folder.resolve("same/trials.jsonl");
        List<String> lines = Files.readAllLines(trials);
        for (int kept : List.of(5, 12, lines.size() - 1)) {
            Files.write(trials, lines.subList(0, kept));
            Files.delete(folder.resolve("same/recommendation.json"));
            JsonNode resumed = Launcher.run(folder, "choose", "--resume", "same", "--json").json();
            assertThat(Timeless.recommendation(resumed)).isEqualTo(Timeless.recommendation(whole));
            assertThat(Timeless.trials(folder.resolve("same"))).isEqualTo(wholeTrials);
        }
    }

    @Test
    void aRunDocumentOlderThanTheChoiceMeansAnExhaustiveStudy() throws IOException {
        study("same", "--json").json();
        ObjectNode older = (ObjectNode) run("same");
        older.remove("exhaustive");
        Files.writeString(folder.resolve("same/run.json"), older.toString());
        JsonNode resumed = Launcher.run(folder, "choose", "--resume", "same", "--json").json();
        assertThat(resumed.get("trials").intValue()).isEqualTo(EXHAUSTIVE);
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
                .containsPattern("\\* over \\d( to \\d)? seeds, then dropped: another rate")
                .containsPattern("\\d+ of 30 trials, \\d+ not needed, ")
                .doesNotContain("--resume");
        assertThat(study("whole", "--exhaustive").out())
                .contains("54 of 54 trials, ")
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
                                "6",
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
}
