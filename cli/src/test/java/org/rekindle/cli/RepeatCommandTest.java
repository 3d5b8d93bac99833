package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.run.FileNames;
import org.rekindle.view.ViewReader;

/**
 * The command that a report prints, pasted into a shell, makes the same run again: the same {@code
 * run.json}, to the letter.
 */
class RepeatCommandTest {
    private static final String QUICK = " --epochs 1 --hidden 3";

    @TempDir private Path folder;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train --activation relu --epochs 1",
                "train --activation relu --learning-rate 0.00000123 --init rai --epochs 1",
                "train --activation leaky_relu --negative-slope 0.2 --care off" + QUICK,
                "train --activation prelu --negative-slope 1e-7 --seed 7 --split-seed 1" + QUICK,
                "train --activation elu --alpha 0.3 --optimizer sgd --momentum 0.5" + QUICK,
                "train --activation softplus --beta 3" + QUICK,
                "train --activation gelu --learning-rate 0.003" + QUICK,
                "train --activation elu --optimizer sgd --weight-decay 0.0001" + QUICK,
                "train --activation relu --bias-init -5 --care cure --batch-size 7" + QUICK,
                "train --activation relu --seed -3 --no-standardize --task regression" + QUICK,
                "train --activation relu --no-standardize-target --task regression" + QUICK,
                "train --activation relu --no-split" + QUICK,
                "choose --seeds 1 --no-split --learning-rates 0.003" + QUICK,
                "train --activation relu --init normal:0.01" + QUICK,
                "train --activation relu --init constant:-0.5 --bias-init 1" + QUICK,
                "train --activation relu --init uniform:-1,1 --no-bias" + QUICK,
                "train --activation relu --output-activation relu --loss mse --schedule cosine"
                        + QUICK,
                "train --activation relu --task regression --loss mse --schedule step" + QUICK,
                "choose --seeds 1 --learning-rates 0.003 --inits rai,uniform:-1,1,normal:1e-5,constant:2"
                        + QUICK,
                "choose --seeds 1 --learning-rates 0.003 --loss mse --schedule step --no-bias"
                        + " --output-activation relu"
                        + QUICK,
                "train --activation relu --drop a,b --task classification" + QUICK,
                "train --activation relu --header yes" + QUICK,
                "train --activation relu --sample 40 --query SELECT*FROM\"data\"" + QUICK,
                "train --activation relu --keep a,b --missing=-999 --missing none --infinite error"
                        + " --merge-labels --task classification"
                        + QUICK,
                "train --activation relu --task classification --metric roc_auc" + QUICK,
                "choose --seeds 1 --learning-rates 0.003 --activations relu,elu" + QUICK,
                "choose --seeds 1 --learning-rates 0.003 --activations relu,elu --margin 0.01"
                        + QUICK,
                "choose --seeds 1 --splits 2 --learning-rates 0.003 --activations relu,elu" + QUICK,
                "train --activation relu --split-number 3" + QUICK,
                "choose --seeds 2 --exhaustive --inits he_uniform,rai --learning-rates 1e-9,12345678901"
                        + QUICK,
            })
    void theRunIsTheSame(String options) throws IOException {
        assertRepeated(data("y"), "y", List.of(options.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two words, it's \"quoted\"",
                "$HOME `id` $(id) back\\slash #",
                "-y",
                "@file",
                "~",
                "=ls",
                "a;b|c&d>e*",
                "ünï 💥 \u202egnihton 100%",
            })
    void aTargetOfAnyNameIsTheSame(String target) throws IOException {
        assertRepeated(
                data(target), target, List.of(("train --activation relu" + QUICK).split(" ")));
    }

    @Test
    void aFileOfAnyNameIsTheSame() throws IOException {
        Path place = Files.createDirectories(folder.resolve("it's a \"folder\" $HOME"));
        Path data = Files.move(data("y"), place.resolve("-- data\tof 1\\2.csv"));
        assertRepeated(data, "y", List.of(("train --activation relu" + QUICK).split(" ")));
    }

    @Test
    void weightsToStartFromAreTheSame() throws IOException {
        run(
                List.of(
                        ("train " + data("y") + " --target y --activation relu" + QUICK)
                                .split(" ")),
                "origin");
        for (String file : List.of("model.npz", "model.onnx")) {
            Path weights = folder.resolve("origin").resolve(file);
            assertRepeated(
                    data("y"),
                    "y",
                    List.of("train", "--activation=relu", "--epochs=1", "--init-from=" + weights));
            delete("first");
            delete("second");
        }
    }

    private void delete(String run) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(run))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder.resolve(run));
    }

    @Test
    void whatIsUsualIsNotSaid() throws IOException {
        run(
                List.of("train", data("y").toString(), "--target", "y", "--activation", "relu"),
                "plain");
        assertThat(ViewReader.read(folder.resolve("plain")).setup().repeat())
                .isEqualTo(
                        "rekindle train %s --target y --activation relu"
                                .formatted(folder.resolve("data.csv")));
    }

    @Test
    void itBeginsAsRekindleWasStarted() throws IOException {
        run(
                List.of("train", data("y").toString(), "--target", "y", "--activation", "relu"),
                "plain");
        System.setProperty("rekindle.command", "./rekindle");
        try {
            assertThat(ViewReader.read(folder.resolve("plain")).setup().repeat())
                    .startsWith("./rekindle train ");
        } finally {
            System.clearProperty("rekindle.command");
        }
    }

    private void assertRepeated(Path data, String target, List<String> options) throws IOException {
        List<String> words = new ArrayList<>(options);
        words.add(1, data.toString());
        words.add(2, "--target=" + target);
        run(words, "first");
        String command =
                Objects.requireNonNull(ViewReader.read(folder.resolve("first")).setup().repeat());
        assertThat(command).hasLineCount(1);
        List<String> again = new ArrayList<>(shellWords(command));
        assertThat(again.remove(0)).isEqualTo("rekindle");
        run(again, "second");
        assertThat(folder.resolve("second").resolve(FileNames.RUN))
                .as(command)
                .hasSameTextualContentAs(folder.resolve("first").resolve(FileNames.RUN));
    }

    private void run(List<String> words, String out) {
        List<String> arguments = new ArrayList<>(words);
        arguments.addAll(List.of("--json", "--out", folder.resolve(out).toString()));
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code =
                Rekindle.run(
                        new Terminal(stream, stream, false, false),
                        arguments.toArray(String[]::new));
        assertThat(code).as(() -> said.toString(StandardCharsets.UTF_8)).isZero();
    }

    /** What a shell makes of a line. */
    private static List<String> shellWords(String line) throws IOException {
        Process shell =
                new ProcessBuilder("bash", "-c", "printf '%s\\0' " + line)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return List.of(words.split("\0"));
    }

    private Path data(String target) throws IOException {
        StringBuilder rows = new StringBuilder("a,b,c,\"" + target.replace("\"", "\"\"") + "\"\n");
        for (int row = 0; row < 60; row++) {
            rows.append("%d,%d,%d,%d%n".formatted(row, row * row % 7, row % 5, row % 2));
        }
        return Files.writeString(folder.resolve("data.csv"), rows);
    }
}
