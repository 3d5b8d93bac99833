package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.testing.Launcher;

/**
 * Whatever is wrong with the input: exit code 2, one message that helps, nothing on stdout and
 * nothing on the disk.
 */
class BadInputTest {
    @TempDir private Path folder;

    @Test
    void aMissingFile() {
        assertRefused("there is no such file", "choose", path("nowhere.csv"), "--target", "y");
    }

    @Test
    void aFolder() throws IOException {
        Files.createDirectory(folder.resolve("data.csv"));
        assertRefused("is a directory", "choose", path("data.csv"), "--target", "y");
    }

    @Test
    void anEmptyFile() throws IOException {
        assertRefused("empty", "choose", file("empty.csv"), "--target", "y");
    }

    @Test
    void aFileThatIsNoTable() throws IOException {
        Files.write(folder.resolve("data.parquet"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        assertRefused("data.parquet", "choose", path("data.parquet"), "--target", "y");
    }

    @Test
    void aTargetThatIsNotThere() {
        assertRefused("did you mean \"digit\"?", "choose", Launcher.DIGITS, "--target", "digits");
    }

    @Test
    void noTargetAtAll() {
        assertRefused("--target", "choose", Launcher.DIGITS);
    }

    @Test
    void aConstantTarget() throws IOException {
        assertRefused("y", "choose", file("c.csv", rows(30, i -> i + ",same")), "--target", "y");
    }

    @Test
    void aTargetThatIsAllMissing() throws IOException {
        assertRefused("y", "choose", file("m.csv", rows(30, i -> i + ",")), "--target", "y");
    }

    @Test
    void tooFewRows() throws IOException {
        assertRefused(
                "use --no-split",
                "choose",
                file("few.csv", rows(19, i -> i + "," + i % 2)),
                "--target",
                "y");
    }

    @Test
    void aRawTargetOfClasses() throws IOException {
        assertRefused(
                "leave --no-standardize-target out",
                "train",
                file("raw.csv", rows(30, i -> i + "," + i % 2)),
                "--target",
                "y",
                "--activation",
                "relu",
                "--no-standardize-target");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--init normal:0 | must be above 0, but is 0.0",
                "--init uniform:2,1 | a lower and a higher bound",
                "--init constant:x | normal:STD, uniform:LOW,HIGH, constant:WEIGHT",
                "--init given | unknown init",
                "--bias-init 1 --no-bias | leave --no-bias out",
                "--output-activation elu | known are none, relu",
                "--loss hinge | known are cross_entropy, mse",
                "--loss cross_entropy --task regression | use mse",
                "--schedule linear | known are constant, cosine, step",
                "--momentum 1.5 --optimizer sgd | under 1",
                "--init-from nowhere.npz | there is no such file",
                "--init-from nowhere.onnx | there is no such file",
                "--init-from nowhere.npz --init rai | exclude each other",
            })
    void valuesOfTheUsersOwnCase(String options, String message) {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "train",
                                Launcher.DIGITS,
                                "--target",
                                "digit",
                                "--activation",
                                "relu"));
        all.addAll(List.of(options.split(" ")));
        assertRefused(message, all.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.weight [2,1] | must be an array \"hidden_1.weight\"",
                "hidden_1.weight [2,1] | \"output.weight\", but it holds",
                "hidden_1.weight [2]; output.weight [1,2] | must have two axes",
                "hidden_1.weight [2,1]; output.weight [1,3] | takes 3 inputs",
                "hidden_1.weight [2,1]; hidden_1.bias [3]; output.weight [1,2] | must have one axis of 2 numbers",
                "hidden_1.weight [2,1]; output.weight [1,2] | are for 1-2-1, but this table and these options need 64-2-10",
            })
    void weightsThatDoNotFit(String arrays, String message) throws IOException {
        Path file = folder.resolve("weights.npz");
        WrittenArrays.write(file, arrays);
        assertRefused(
                message,
                "train",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--activation",
                "relu",
                "--init-from",
                file.toString());
    }

    @Test
    void hiddenLayersThatAreNotThoseOfTheWeights() throws IOException {
        Path file = folder.resolve("weights.npz");
        WrittenArrays.write(file, "hidden_1.weight [2,64]; output.weight [10,2]");
        assertRefused(
                "leave --hidden out",
                "train",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--activation",
                "relu",
                "--hidden",
                "3",
                "--init-from",
                file.toString());
    }

    @Test
    void aTextColumnWithTooManyValues() throws IOException {
        String data = file("text.csv", rows(150, i -> "name" + i + "," + i % 2));
        assertRefused("--drop x", "choose", data, "--target", "y");
    }

    @Test
    void aRaggedFile() throws IOException {
        String[] rows = rows(30, i -> i == 11 ? "1,2,3" : i + "," + i % 2);
        assertRefused("line 13", "choose", file("ragged.csv", rows), "--target", "y");
    }

    @Test
    void aNumberThatIsNotFinite() throws IOException {
        String[] rows = rows(30, i -> (i == 4 ? "inf" : i + ".5") + "," + i % 2);
        assertRefused("\"x\"", "choose", file("inf.csv", rows), "--target", "y");
    }

    @Test
    void unknownNames() {
        assertRefused(
                "known are relu, leaky_relu, prelu, elu",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--activations",
                "relu,gelu");
        assertRefused(
                "known are he_normal, he_uniform",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--inits",
                "she_normal");
        assertRefused(
                "known are adam, sgd",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--optimizer",
                "adamw");
        assertRefused("unknown activation", "activation", "swish", "1");
        assertRefused("Did you mean choose", "chose");
        assertRefused(
                "no command or option \"--targets\"",
                "choose",
                Launcher.DIGITS,
                "--targets",
                "digit");
    }

    @Test
    void numbersOutOfRange() {
        assertRefused(
                "above 0",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--learning-rates",
                "0.1,0");
        assertRefused(
                "above 0",
                "train",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--activation",
                "relu",
                "--learning-rate",
                "-1");
        assertRefused(
                "at least 1, but is 0",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--hidden",
                "128,0");
        assertRefused("--epochs", "choose", Launcher.DIGITS, "--target", "digit", "--epochs", "0");
        assertRefused("seed", "choose", Launcher.DIGITS, "--target", "digit", "--seeds", "0");
        assertRefused(
                "the margin must be at least 0 and below 1, but is -0.1",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--margin",
                "-0.1");
        assertRefused("\"one\" is not a number", "activation", "relu", "one");
        assertRefused("has no alpha", "activation", "relu", "--alpha", "2", "1");
        assertRefused(
                "rai draws the biases",
                "train",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--activation",
                "relu",
                "--init",
                "rai",
                "--bias-init",
                "-1");
    }

    @Test
    void aMetricThatIsNotKnownOrDoesNotFit() throws IOException {
        assertRefused(
                "unknown metric \"f1\"; known are accuracy, balanced_accuracy, roc_auc, r2",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--metric",
                "f1");
        assertRefused(
                "roc_auc does not fit: the target has 10 classes; these fit: accuracy, balanced_accuracy; give --metric"
                        + " one that fits, or leave it out",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--metric",
                "roc_auc");
        assertRefused(
                "balanced_accuracy does not fit: a number is predicted; this fits: r2",
                "train",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--activation",
                "relu",
                "--task",
                "regression",
                "--metric",
                "balanced_accuracy");
        assertRefused(
                "r2 does not fit: the target has 2 classes; these fit: accuracy, balanced_accuracy, roc_auc",
                "choose",
                file("two.csv", rows(30, i -> i + "," + i % 2)),
                "--target",
                "y",
                "--metric",
                "r2");
    }

    @Test
    void anAreaWithoutBothClassesAmongTheValidationRows() throws IOException {
        assertRefused(
                "roc_auc needs both classes among the 12 validation rows, but they hold one; these fit: accuracy,"
                        + " balanced_accuracy",
                "choose",
                file("one.csv", rows(60, i -> i + "," + (i == 7 ? "yes" : "no"))),
                "--target",
                "y",
                "--metric",
                "roc_auc");
    }

    @Test
    void aNetworkTooLargeForMemory() {
        assertRefused(
                "make --hidden or --batch-size smaller",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--hidden",
                "200000,200000");
    }

    @Test
    void anOutputFolderThatCannotBeWritten() throws IOException {
        assertRefused(
                "--out",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--out",
                file("plain.txt", "text"));
    }

    @Test
    void anOutputFolderThatHoldsSomething() throws IOException {
        Files.createDirectory(folder.resolve("full"));
        Files.writeString(folder.resolve("full/precious.txt"), "mine");
        assertRefused(
                "not empty", "choose", Launcher.DIGITS, "--target", "digit", "--out", path("full"));
        assertThat(Files.readString(folder.resolve("full/precious.txt"))).isEqualTo("mine");
    }

    @Test
    void aFolderThatIsNoRun() {
        assertRefused("not a run directory", "choose", "--resume", folder.toString());
    }

    private void assertRefused(String message, String... arguments) {
        List<String> before = entries();
        Launcher.Result result = InProcess.run(arguments);
        assertThat(result.code()).as(Arrays.toString(arguments)).isEqualTo(2);
        assertThat(result.err()).startsWith("rekindle: ").contains(message);
        assertThat(result.err().lines()).as("short").hasSizeLessThanOrEqualTo(3);
        assertThat(result.err()).as("no stack trace").doesNotContain("\tat ");
        assertThat(result.out()).isEmpty();
        assertThat(entries()).as("nothing is written").isEqualTo(before);
    }

    private List<String> entries() {
        try (var files = Files.walk(folder)) {
            return files.map(Path::toString).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String file(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
        return path(name);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static String[] rows(int count, IntFunction<String> row) {
        List<String> lines = new ArrayList<>(List.of("x,y"));
        IntStream.range(0, count).mapToObj(row).forEach(lines::add);
        return lines.toArray(String[]::new);
    }
}
