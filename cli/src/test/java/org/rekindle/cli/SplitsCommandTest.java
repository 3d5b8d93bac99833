package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.run.document.Json;
import org.rekindle.run.document.RunPlan;
import org.rekindle.testing.Launcher;
import org.rekindle.view.ViewReader;

/** A study over several splits, from the option to every document. */
class SplitsCommandTest {
    private static final int ROWS = 200;

    @TempDir private Path folder;
    private Path data;

    /** Two classes, and a text column whose rare values are in the training rows of some splits. */
    @BeforeEach
    void table() throws IOException {
        Random random = new Random(3);
        StringBuilder rows = new StringBuilder("a,b,kind,y\n");
        for (int row = 0; row < ROWS; row++) {
            boolean no = row % 2 == 0;
            double shift = no ? 0 : 1.5;
            rows.append(
                    "%s,%s,%s,%s%n"
                            .formatted(
                                    random.nextGaussian() + shift,
                                    row % 9 == 0 ? "" : random.nextGaussian() - shift,
                                    row % 20 == 0 ? "rare" + row : "usual",
                                    no ? "no" : "yes"));
        }
        data = Files.writeString(folder.resolve("data.csv"), rows);
    }

    @Test
    void theDocumentsSayWhichSplitsWereUsed() throws IOException {
        Launcher.Result result = study("study");
        assertThat(result.out())
                .contains("on validation over 4 seeds on 2 splits")
                .contains("40 test rows, used once")
                .contains("4 splits of the rows");
        JsonNode answer = json("study", FileNames.RECOMMENDATION);
        assertThat(answer.get("splits").asInt()).isEqualTo(2);
        assertThat(answer.get("ranking").get(0).get("seeds").asInt()).isEqualTo(4);
        assertThat(json("study", FileNames.RUN).get("comparison").get("splits").asInt())
                .isEqualTo(2);
        assertThat(trials("study"))
                .extracting(trial -> trial.path("split").asInt(0))
                .contains(0, 1, 2, 3)
                .allMatch(split -> split < 4);
        assertThat(ViewReader.read(folder.resolve("study")).setup().repeat())
                .contains("--splits 2");
    }

    @Test
    void theNumberOfThreadsDoesNotChangeIt() throws IOException {
        study("one", "--threads", "1");
        study("four", "--threads", "4");
        assertThat(timeless("four")).isEqualTo(timeless("one"));
        assertThat(answer("four")).isEqualTo(answer("one"));
    }

    @Test
    void anInterruptedStudyEndsAlike() throws IOException {
        study("whole");
        study("part");
        Path file = folder.resolve("part").resolve(FileNames.TRIALS);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 11));
        run("choose", "--resume", folder.resolve("part").toString());
        assertThat(timeless("part")).isEqualTo(timeless("whole"));
        assertThat(answer("part")).isEqualTo(answer("whole"));
    }

    @Test
    void aStudyOfOneSplitHasTheSameTrialsAsBefore() throws IOException {
        study("study", "--splits", "1");
        assertThat(Files.readString(folder.resolve("study").resolve(FileNames.TRIALS)))
                .doesNotContain("split");
        Path file = folder.resolve("study").resolve(FileNames.RUN);
        String text = Files.readString(file);
        assertThat(text).contains(",\n    \"splits\" : 1").contains("\"split_number\" : null,");
        String old =
                text.replace(",\n    \"splits\" : 1", "")
                        .replace("    \"split_number\" : null,\n", "");
        Files.writeString(file, old);
        assertThat(
                        RunPlan.of(RunDirectory.open(folder.resolve("study")).readRun())
                                .protocol()
                                .splits())
                .isEqualTo(1);
        List<JsonNode> before = timeless("study");
        run("choose", "--resume", folder.resolve("study").toString());
        assertThat(timeless("study")).isEqualTo(before);
    }

    @Test
    void aTrialOfAnySplitIsRepeatedByTrainAndByExplain() throws IOException {
        study("study");
        JsonNode trial =
                trials("study").stream()
                        .filter(line -> line.path("split").asInt() == 3)
                        .findFirst()
                        .orElseThrow();
        run(
                ("train "
                                + data
                                + " --target y --activation relu --hidden 4 --epochs 2 --split-seed 1 --split-number 3"
                                + " --seed %s --learning-rate %s --out %s")
                        .formatted(
                                trial.get("seed"),
                                trial.get("learning_rate"),
                                folder.resolve("train"))
                        .split(" "));
        assertThat(trials("train").get(0).get("validation")).isEqualTo(trial.get("validation"));
        assertThat(json("train", FileNames.RUN).get("data").get("split_number").asInt())
                .isEqualTo(3);
        run(
                "explain",
                folder.resolve("study").toString(),
                "--trial",
                trial.get("trial").toString());
        assertThat(json("study", FileNames.DIAGNOSIS).get("score"))
                .isEqualTo(trial.get("validation").get("accuracy"));
        run("explain", folder.resolve("train").toString());
        assertThat(json("train", FileNames.DIAGNOSIS).get("score"))
                .isEqualTo(trial.get("validation").get("accuracy"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "choose --splits 0 | must be 1 to 100, but is 0",
                "choose --splits -1 | must be 1 to 100, but is -1",
                "choose --splits x | --splits: \"x\" is not a whole number",
                "choose --splits 101 | must be 1 to 100, but is 101",
                "choose --splits 2 --no-split | leave --no-split or --splits out",
                "choose --splits 100 --seeds 5000 | 24 settings with 5000 seeds on 100 splits",
                "train --activation relu --split-number -1 | must be at least 0, but is -1",
                "train --activation relu --split-number 1 --no-split | leave --no-split or --split-number out",
            })
    void badValuesAreRefused(String command, String message) {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.addAll(List.of("--target", "y", "--out", folder.resolve("refused").toString()));
        words.add(1, data.toString());
        Launcher.Result result = InProcess.run(words.toArray(String[]::new));
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().lines().findFirst().orElseThrow()).contains(message);
        assertThat(result.out()).isEmpty();
        assertThat(folder.resolve("refused")).doesNotExist();
    }

    private Launcher.Result study(String out, String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                ("choose "
                                                + data
                                                + " --target y --activations relu,elu --learning-rates 0.003,0.03"
                                                + " --hidden 4 --epochs 2 --seeds 2")
                                        .split(" ")));
        words.addAll(List.of("--out", folder.resolve(out).toString()));
        words.addAll(List.of(more));
        if (!words.contains("--splits")) {
            words.addAll(List.of("--splits", "2"));
        }
        return run(words.toArray(String[]::new));
    }

    private static Launcher.Result run(String... words) {
        Launcher.Result result = InProcess.run(words);
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private JsonNode answer(String run) throws IOException {
        JsonNode answer = json(run, FileNames.RECOMMENDATION);
        ((ObjectNode) answer).remove(List.of("time_cost", "test_uses", "run_directory"));
        for (String list : List.of("ranking", "settings")) {
            answer.get(list).forEach(each -> ((ObjectNode) each).remove("epoch_seconds"));
        }
        return answer;
    }

    /** The lines of the trials in their order, without the seconds. */
    private List<JsonNode> timeless(String run) throws IOException {
        List<JsonNode> trials = trials(run);
        trials.forEach(trial -> ((ObjectNode) trial).remove("seconds"));
        return trials;
    }

    private List<JsonNode> trials(String run) throws IOException {
        List<JsonNode> trials = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve(run).resolve(FileNames.TRIALS))) {
            trials.add(Json.tree(line));
        }
        trials.sort(Comparator.comparingInt(trial -> trial.get("trial").asInt()));
        return trials;
    }

    private JsonNode json(String run, String file) throws IOException {
        return Json.tree(Files.readString(folder.resolve(run).resolve(file)));
    }
}
