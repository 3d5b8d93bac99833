package org.rekindle.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.testing.Launcher;

/** Starting weights that cannot be drawn, read or used. */
class BadStartingWeightsTest {
    @TempDir private Path folder;
    private Refusals refusals;

    @BeforeEach
    void watchTheFolder() {
        refusals = new Refusals(folder);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--init normal:0 | must be above 0, but is 0",
                "--init uniform:2,1 | a lower and a higher bound that differ in float32, but these are 2 and 1",
                "--init normal:-1 | must be above 0, but is -1",
                "--init normal:1e-50 | 0 or from 1.2E-38 to 3.4E38 in size, but 1.0E-50 is not",
                "--init normal:1e39 | 0 or from 1.2E-38 to 3.4E38 in size, but 1.0E39 is not",
                "--init normal:inf | must have the form normal:STD, but \"inf\" is not a finite number",
                "--init normal:1,2 | must have the form normal:STD;",
                "--init uniform:1,1 | a lower and a higher bound that differ in float32, but these are 1 and 1",
                "--init uniform:1,1.000000000001 | that differ in float32",
                "--init constant:nan | must have the form constant:WEIGHT, but \"nan\" is not a finite number",
                "--init constant:x | \"x\" is not a finite number",
                "--init she_normal | normal:STD, uniform:LOW,HIGH, constant:WEIGHT",
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
        refusals.assertRefused(message, all.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "weights.txt | 0.5 0.1 | weights.txt: weights to start from are read from an .npz or .onnx file",
                "weights.pt | PK | weights.pt: weights to start from are read from an .npz or .onnx file",
                "text.npz | 0.5 0.1 | text.npz: this is not an .npz file",
                "image.npz | \u0089PNG | image.npz: this is not an .npz file",
                "empty.npz | '' | empty.npz: the file is empty",
                "text.onnx | a text | text.onnx: this is not an ONNX model",
                "image.onnx | \u0089PNG | image.onnx: this is not an ONNX model",
                "empty.onnx | '' | empty.onnx: the file is empty",
            })
    void filesThatAreNoWeights(String name, String content, String message) throws IOException {
        Path file = folder.resolve(name);
        Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
        refuseToStartFrom(file, message);
    }

    @ParameterizedTest
    @CsvSource({"NaN, NaN", "Infinity, Infinity", "1e300, 1.0E300"})
    void weightsThatAreNotFinite(double number, String shown) throws IOException {
        Path file = folder.resolve("weights.npz");
        WrittenArrays.write(file, "hidden_1.weight [2,3]; output.weight [1,2]", number);
        refuseToStartFrom(
                file,
                "array \"hidden_1.weight\" holds %s in row 2; weights to start from must be finite"
                        .formatted(shown));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.weight [2,1] | must be an array \"hidden_1.weight\"",
                "hidden_1.weight [2,1] | \"output.weight\", but it holds",
                "hidden_1.weight [2]; output.weight [1,2] | array \"hidden_1.weight\" must have the shape [units, inputs], but its shape is [2]",
                "hidden_1.weight [2,1]; output.weight [1,3] | array \"output.weight\" must have the shape [units, 2 (the units before it)], but its shape is [1, 3]",
                "hidden_1.weight [2,1]; hidden_1.bias [3]; output.weight [1,2] | array \"hidden_1.bias\" must have the shape [2], but its shape is [3]",
                "hidden_1.weight [2,1]; hidden_1.bias [2,1]; output.weight [1,2] | must have the shape [2], but its shape is [2, 1]",
                "hidden_1.weight [2,1]; hidden_1.negative_slope [3]; output.weight [1,2] | must have the shape [2] or [1], but its shape is [3]",
                "hidden_1.weight [2,1]; output.weight [1,2]; hidden_1.gain [2] | array \"hidden_1.gain\" belongs to no layer; there are hidden_1, output",
                "hidden_1.weight [2,1]; hidden_3.weight [2,2]; output.weight [1,2] | array \"hidden_3.weight\" belongs to no layer",
                "hidden_1.weight [2,1]; output.weight [1,2] | are for 1-2-1, but this table and these options need 64-2-10: the weights of hidden_1 must have the shape [2, 64], but have [2, 1], and the weights of output must have the shape [10, 2], but have [1, 2]",
            })
    void weightsThatDoNotFit(String arrays, String message) throws IOException {
        Path file = folder.resolve("weights.npz");
        WrittenArrays.write(file, arrays);
        refuseToStartFrom(file, message);
    }

    @Test
    void hiddenLayersThatAreNotThoseOfTheWeights() throws IOException {
        Path file = folder.resolve("weights.npz");
        WrittenArrays.write(file, "hidden_1.weight [2,64]; output.weight [10,2]");
        refusals.assertRefused(
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

    private void refuseToStartFrom(Path file, String message) {
        refusals.assertRefused(
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
}
