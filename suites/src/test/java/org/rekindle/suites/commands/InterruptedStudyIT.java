package org.rekindle.suites.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;
import org.rekindle.testing.SmallStudy;
import org.rekindle.testing.Timeless;

/** A study that stops before its end, and what becomes of it. */
class InterruptedStudyIT {
    @TempDir private Path folder;

    @Test
    void anInterruptedStudyGoesOnWhereItWas() throws IOException, InterruptedException {
        JsonNode whole = Launcher.run(folder, SmallStudy.arguments("same", "--json")).json();
        Map<Integer, JsonNode> wholeTrials = Timeless.trials(folder.resolve("same"));
        Files.move(folder.resolve("same"), folder.resolve("first"));

        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process =
                Launcher.start(
                        folder,
                        Map.of(),
                        out.toFile(),
                        err.toFile(),
                        SmallStudy.arguments("same", "--threads", "1"));
        Path trials = folder.resolve("same/trials.jsonl");
        while (!Files.exists(trials) || Files.size(trials) < 2000) {
            assertThat(process.isAlive()).as("it is stopped in time").isTrue();
            Thread.sleep(5);
        }
        process.destroy();
        assertThat(process.waitFor()).isNotZero();
        assertThat(Files.exists(folder.resolve("same/recommendation.json"))).isFalse();
        assertThat(Files.readString(err))
                .containsPattern(
                        "of (at most )?24 trials are kept. Continue with: \\S+/rekindle choose --resume same");

        List<String> kept = Files.readAllLines(trials);
        // As if the machine had died in the middle of a line.
        Files.writeString(trials, "{\"trial\":15,\"activ", StandardOpenOption.APPEND);
        JsonNode resumed = Launcher.run(folder, "choose", "--resume", "same", "--json").json();
        assertThat(Files.readAllLines(trials))
                .as("what was finished is not run again")
                .hasSize(24)
                .containsAll(kept);
        assertThat(Timeless.recommendation(resumed)).isEqualTo(Timeless.recommendation(whole));
        JsonNode again = Launcher.run(folder, "choose", "--resume", "same", "--json").json();
        assertThat(Timeless.recommendation(again))
                .as("the same answer, not another look at the test rows")
                .isEqualTo(Timeless.recommendation(whole));
        assertThat(Timeless.trials(folder.resolve("same"))).isEqualTo(wholeTrials);
        assertThat(Timeless.lives(folder.resolve("same")))
                .isEqualTo(Timeless.lives(folder.resolve("first")));
    }

    @Test
    void aBudgetStopsTheStudyAndItAnswersWithWhatThereIs() {
        Launcher.Result result =
                Launcher.run(
                        folder,
                        "choose",
                        Launcher.DIGITS,
                        "--target",
                        "digit",
                        "--budget",
                        "1s",
                        "--epochs",
                        "500",
                        "--out",
                        "run",
                        "--json");
        JsonNode answer = result.json();
        assertThat(answer.get("trials").intValue()).isLessThan(92);
        assertThat(answer.get("trials_planned").intValue()).isEqualTo(92);
        assertThat(Launcher.lines(folder.resolve("run/trials.jsonl")))
                .anyMatch(trial -> trial.get("status").asText().equals("stopped"));
    }

    @Test
    void twoProcessesDoNotWorkOnOneStudy() throws IOException, InterruptedException {
        List<String> slow =
                new ArrayList<>(List.of(SmallStudy.arguments("same", "--threads", "1")));
        slow.set(slow.indexOf("--epochs") + 1, "400");
        Process first =
                Launcher.start(
                        folder,
                        Map.of(),
                        folder.resolve("out.txt").toFile(),
                        folder.resolve("err.txt").toFile(),
                        slow.toArray(String[]::new));
        while (!Files.exists(folder.resolve("same/trials.jsonl"))) {
            assertThat(first.isAlive()).isTrue();
            Thread.sleep(5);
        }
        Launcher.Result second = Launcher.run(folder, "choose", "--resume", "same");
        first.destroy();
        first.waitFor();
        assertThat(second.code()).isEqualTo(2);
        assertThat(second.err()).contains("another process is at work on same");
    }

    @Test
    void aStudyWhoseDocumentsWereTamperedWithIsNotResumed() throws IOException {
        Launcher.run(folder, SmallStudy.arguments("same", "--json")).json();
        Path trials = folder.resolve("same/trials.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(trials));
        lines.set(2, "not a trial");
        Files.write(trials, lines);
        Launcher.Result broken = Launcher.run(folder, "choose", "--resume", "same");
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).contains("line 3 of same/trials.jsonl is not a trial");
        assertThat(Files.readAllLines(trials)).as("nothing is lost").isEqualTo(lines);

        Files.writeString(folder.resolve("same/run.json"), "{}");
        Launcher.Result empty = Launcher.run(folder, "choose", "--resume", "same");
        assertThat(empty.code()).isEqualTo(2);
        assertThat(empty.err()).contains("same/run.json is not a run document");
    }
}
