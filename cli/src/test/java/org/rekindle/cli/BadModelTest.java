package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;

/** Whatever is wrong with a model or its samples: exit code 2 and one message that helps. */
class BadModelTest {
    private static final Path MODELS =
            Launcher.REPOSITORY.resolve("onnx/src/test/resources/models");

    @TempDir private static Path folder;

    @BeforeAll
    static void someModelsAreBroken() throws IOException {
        byte[] iris = Files.readAllBytes(MODELS.resolve("winml_iris_mlp.onnx"));
        Files.write(folder.resolve("iris.onnx"), iris);
        Files.write(folder.resolve("cut.onnx"), Arrays.copyOf(iris, iris.length / 2));
        Files.writeString(folder.resolve("text.onnx"), "no model at all");
        Files.writeString(folder.resolve("four.csv"), "a,b,c,d\n1,2,3,4\n5,6,7,8\n");
        Files.writeString(folder.resolve("three.csv"), "a,b,c\n1,2,3\n");
        Files.writeString(folder.resolve("words.csv"), "a,b,c,d\n1,2,3,four\n");
        Files.copy(MODELS.resolve("winml_mnist_cntk_cnn.onnx"), folder.resolve("mnist.onnx"));
    }

    private static void assertRefused(String message, String... arguments) {
        Launcher.Result result = InProcess.run(inFolder(arguments));
        assertThat(result.code()).as(Arrays.toString(arguments) + result.err()).isEqualTo(2);
        assertThat(result.err()).startsWith("rekindle: ").contains(message);
        assertThat(result.err()).hasLineCount(1);
        assertThat(result.out()).isEmpty();
    }

    /** With whole paths where a file is named. */
    private static String[] inFolder(String... arguments) {
        return Arrays.stream(arguments)
                .map(
                        word ->
                                word.matches("\\.|.*\\.(onnx|csv)")
                                        ? folder.resolve(word).toString()
                                        : word)
                .toArray(String[]::new);
    }

    @Test
    void modelsThatCannotBeRead() {
        assertRefused("no such file", "scan", "nowhere.onnx", "--random", "9");
        assertRefused("damaged", "scan", "cut.onnx", "--random", "9");
        assertRefused("text.onnx", "scan", "text.onnx", "--random", "9");
        assertRefused("directory", "scan", ".", "--random", "9");
    }

    @Test
    void samplesThatDoNotFit() {
        assertRefused("input: float [batch_size, 4]", "scan", "iris.onnx", "--data", "three.csv");
        assertRefused("[1, 1, 28, 28]", "scan", "mnist.onnx", "--data", "four.csv");
        assertRefused("hold text: d", "scan", "iris.onnx", "--data", "words.csv");
        assertRefused("no such file", "scan", "iris.onnx", "--data", "none.csv");
    }

    @Test
    void optionsThatMakeNoSense() {
        assertRefused("--data FILE or --random N", "scan", "iris.onnx");
        assertRefused(
                "--data FILE or --random N",
                "scan",
                "iris.onnx",
                "--data",
                "four.csv",
                "--random",
                "9");
        assertRefused("two numbers", "scan", "iris.onnx", "--random", "9", "--input-range", "1");
        assertRefused("not a share", "scan", "iris.onnx", "--random", "9", "--fail-above", "5x");
        assertRefused("at least 1", "scan", "iris.onnx", "--random", "0");
        assertRefused("may be 0", "scan", "iris.onnx", "--data", "four.csv", "--divide", "0");
        assertRefused(
                "--set: \"inf\" cannot fill an input; give a finite number or -inf",
                "scan",
                "iris.onnx",
                "--random",
                "9",
                "--set",
                "input=inf");
        assertRefused(
                "--set: \"x\" is not a number",
                "scan",
                "iris.onnx",
                "--random",
                "9",
                "--set",
                "input=x");
        assertRefused("\"nothing\"", "scan", "iris.onnx", "--random", "9", "--set", "nothing=1");
        assertRefused(
                "--input-range data needs --data",
                "scan",
                "iris.onnx",
                "--random",
                "9",
                "--input-range",
                "DATA");
        assertRefused("--out", "prune", "iris.onnx", "--random", "9");
    }

    @Test
    void channelsThatTheModelDoesNotHave() {
        assertRefused(
                "the mean has 2 numbers, but the input has 4 channels; give --mean and --std one",
                "scan",
                "iris.onnx",
                "--data",
                "four.csv",
                "--mean",
                "1,2");
    }

    @Test
    void negativeInfinityIsNoRefusal() {
        Launcher.Result result =
                InProcess.run(
                        inFolder("scan", "iris.onnx", "--random", "9", "--set", "input=-inf"));
        assertThat(result.code()).as(result.err()).isZero();
    }
}
