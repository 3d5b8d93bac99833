package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.run.FileNames;
import org.rekindle.study.Protocol;
import org.rekindle.testing.Launcher;
import org.rekindle.testing.Timeless;
import org.rekindle.view.Summary;
import org.rekindle.view.ViewReader;

/** A study whose networks overfit, from the trials to the model that stopped early. */
class EarlyStopCommandTest {
    private static final int ROWS = 400;
    private static final int INPUTS = 10;
    private static final int EPOCHS = 30;

    @TempDir private Path folder;
    private Path data;

    /** A number that one of the inputs explains in part; the rest of it is noise. */
    @BeforeEach
    void table() throws IOException {
        Random random = new Random(5);
        StringBuilder rows = new StringBuilder("a,b,c,d,e,f,g,h,i,j,y\n");
        for (int row = 0; row < ROWS; row++) {
            double first = random.nextGaussian();
            rows.append(first).append(',');
            for (int input = 1; input < INPUTS; input++) {
                rows.append(random.nextGaussian()).append(',');
            }
            rows.append(first + random.nextGaussian()).append('\n');
        }
        data = Files.writeString(folder.resolve("data.csv"), rows);
    }

    @Test
    void itStopsWhereTheNetworksBeginToOverfit() throws IOException {
        Launcher.Result result = study("study");
        JsonNode answer = json("study");
        JsonNode stop = answer.get("early_stop");
        int epoch = stop.get("epoch").asInt();
        assertThat(epoch).isBetween(1, EPOCHS - 1);
        assertThat(answer.get("epochs").asInt()).isEqualTo(epoch);
        assertThat(stop.get("of").asInt()).isEqualTo(EPOCHS);
        assertThat(stop.get("gain_ci95").get(0).asDouble()).isGreaterThan(Protocol.DEFAULT_MARGIN);
        assertThat(stop.get("score").asDouble())
                .isGreaterThan(answer.get("ranking").get(0).get("score").asDouble());
        assertThat(result.out())
                .contains("he_normal weights, for %d of %d epochs".formatted(epoch, EPOCHS))
                .contains("- Stop after %d of %d epochs: R² +0.".formatted(epoch, EPOCHS));
        Summary summary = ViewReader.summary(folder.resolve("study"));
        assertThat(summary.best().epochs()).isEqualTo(epoch);
        assertThat(summary.best().score()).isEqualTo(stop.get("score").asDouble());
        assertThat(ViewReader.read(folder.resolve("study")).findings().recommendation())
                .isEqualTo(answer);
    }

    @Test
    void theModelIsThatOfARunToItsKeptEpoch() throws IOException {
        study("study");
        JsonNode answer = json("study");
        int epoch = answer.get("kept_epoch").asInt();
        assertThat(epoch).isBetween(1, answer.get("epochs").asInt());
        assertThat(answer.get("epochs").asInt()).isLessThan(EPOCHS);
        run(
                ("train %s --target y --hidden 32 --batch-size 8 --activation relu --split-seed 1 --learning-rate %s --seed %s"
                                + " --epochs %d --out %s")
                        .formatted(
                                data,
                                answer.get("learning_rate").asText(),
                                answer.get("tested_seed").asText(),
                                epoch,
                                folder.resolve("train")));
        assertThat(Files.readAllBytes(folder.resolve("train").resolve(FileNames.MODEL_ONNX)))
                .isEqualTo(
                        Files.readAllBytes(folder.resolve("study").resolve(FileNames.MODEL_ONNX)));
        JsonNode stopped = Timeless.trials(folder.resolve("train")).values().iterator().next();
        JsonNode whole =
                Timeless.trials(folder.resolve("study")).values().stream()
                        .filter(trial -> trial.get("seed").equals(answer.get("tested_seed")))
                        .filter(
                                trial ->
                                        trial.get("learning_rate")
                                                .equals(answer.get("learning_rate")))
                        .findFirst()
                        .orElseThrow();
        assertThat(whole.get("score_by_epoch")).hasSize(EPOCHS);
        assertThat(stopped.get("validation").get("r2"))
                .isEqualTo(whole.get("score_by_epoch").get(epoch - 1));
        assertThat(whole.get("validation").get("r2"))
                .isEqualTo(whole.get("score_by_epoch").get(EPOCHS - 1));
    }

    @Test
    void aStudyThatGoesOnAnswersAlike() throws IOException {
        study("whole");
        study("part");
        Path trials = folder.resolve("part").resolve(FileNames.TRIALS);
        Files.write(trials, Files.readAllLines(trials).subList(0, 9));
        run("choose --resume " + folder.resolve("part"));
        assertThat(Timeless.trials(folder.resolve("part")))
                .isEqualTo(Timeless.trials(folder.resolve("whole")));
        assertThat(answer("part").get("early_stop").isNull()).isFalse();
        assertThat(answer("part")).isEqualTo(answer("whole"));
        assertThat(Files.readAllBytes(folder.resolve("part").resolve(FileNames.MODEL_ONNX)))
                .isEqualTo(
                        Files.readAllBytes(folder.resolve("whole").resolve(FileNames.MODEL_ONNX)));
    }

    @Test
    void trialsOfAnOlderVersionAreTakenAndNothingIsSaidOfEpochs() throws IOException {
        study("study");
        assertThat(json("study").get("early_stop").isNull()).isFalse();
        Path file = folder.resolve("study").resolve(FileNames.TRIALS);
        List<String> older = new ArrayList<>();
        for (JsonNode line : Launcher.lines(file)) {
            ((ObjectNode) line).remove("score_by_epoch");
            older.add(line.toString());
        }
        Files.write(file, older);
        run("choose --resume " + folder.resolve("study"));
        assertThat(json("study").get("early_stop").isNull()).isTrue();
        assertThat(json("study").get("epochs").asInt()).isEqualTo(EPOCHS);
    }

    @Test
    void whereTheRateFallsToTheLastEpochNothingIsSaidOfEpochs() throws IOException {
        study("study", "--schedule", "cosine");
        assertThat(json("study").get("early_stop").isNull()).isTrue();
    }

    private Launcher.Result study(String out, String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "choose %s --target y --activations relu --learning-rates 0.003,0.01 --hidden 32 --batch-size 8 --epochs %d --out %s"
                                        .formatted(data, EPOCHS, folder.resolve(out))
                                        .split(" ")));
        words.addAll(List.of(more));
        return run(String.join(" ", words));
    }

    private static Launcher.Result run(String words) {
        Launcher.Result result = InProcess.run(words.split(" "));
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    private JsonNode answer(String run) {
        ObjectNode answer = (ObjectNode) Timeless.recommendation(json(run));
        answer.remove("run_directory");
        return answer;
    }

    private JsonNode json(String run) {
        return Launcher.document(folder.resolve(run).resolve(FileNames.RECOMMENDATION));
    }
}
