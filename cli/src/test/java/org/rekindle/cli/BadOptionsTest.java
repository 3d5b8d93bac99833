package org.rekindle.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.testing.Launcher;

/** Options and names that make no sense. */
class BadOptionsTest {
    @TempDir private Path folder;
    private Refusals refusals;

    @BeforeEach
    void watchTheFolder() {
        refusals = new Refusals(folder);
    }

    @Test
    void unknownNames() {
        refusals.assertRefused(
                "known are relu, relu6, leaky_relu, prelu, hardswish, elu",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--activations",
                "relu,swish");
        refusals.assertRefused(
                "known are he_normal, he_uniform",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--inits",
                "she_normal");
        refusals.assertRefused(
                "known are adam, sgd",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--optimizer",
                "adamw");
        refusals.assertRefused("unknown activation", "activation", "swish", "1");
        refusals.assertRefused("did you mean choose", "chose");
        refusals.assertRefused(
                "there is no option \"--targets\"; did you mean --target",
                "choose",
                Launcher.DIGITS,
                "--targets",
                "digit");
    }

    @Test
    void numbersOutOfRange() {
        refusals.assertRefused(
                "above 0",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--learning-rates",
                "0.1,0");
        refusals.assertRefused(
                "above 0",
                "train",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--activation",
                "relu",
                "--learning-rate",
                "-1");
        refusals.assertRefused(
                "at least 1, but is 0",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--hidden",
                "128,0");
        refusals.assertRefused(
                "--epochs", "choose", Launcher.DIGITS, "--target", "digit", "--epochs", "0");
        refusals.assertRefused(
                "seed", "choose", Launcher.DIGITS, "--target", "digit", "--seeds", "0");
        refusals.assertRefused(
                "the margin must be at least 0 and below 1, but is -0.1",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--margin",
                "-0.1");
        refusals.assertRefused("\"one\" is not a number", "activation", "relu", "one");
        refusals.assertRefused("has no alpha", "activation", "relu", "--alpha", "2", "1");
        refusals.assertRefused("has no beta", "activation", "silu", "--beta", "2", "1");
        refusals.assertRefused(
                "beta must be a finite number above 0",
                "activation",
                "softplus",
                "--beta",
                "0",
                "1");
        refusals.assertRefused(
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--inits he_normal,HE_normal | init he_normal is given twice; give each init once",
                "--inits normal:0.5,normal:.5 | init normal:0.5 is given twice",
                "--activations relu,elu,relu | activation relu is given twice; give each activation once",
                "--activations all,elu | activation elu is given twice; give each activation once",
                "--learning-rates 0.1,0.01,0.10 | learning rate 0.1 is given twice; give each learning rate once",
            })
    void valuesGivenTwice(String options, String message) {
        String[] words = options.split(" ", 2);
        refusals.assertRefused(
                message, "choose", Launcher.DIGITS, "--target", "digit", words[0], words[1]);
    }

    @Test
    void aMetricThatIsNotKnownOrDoesNotFit() throws IOException {
        refusals.assertRefused(
                "unknown metric \"f1\"; known are accuracy, balanced_accuracy, roc_auc, r2",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--metric",
                "f1");
        refusals.assertRefused(
                "roc_auc does not fit: the target has 10 classes; these fit: accuracy, balanced_accuracy; give --metric"
                        + " one that fits, or leave it out",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--metric",
                "roc_auc");
        refusals.assertRefused(
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
        refusals.assertRefused(
                "r2 does not fit: the target has 2 classes; these fit: accuracy, balanced_accuracy, roc_auc",
                "choose",
                refusals.file("two.csv", Refusals.rows(30, i -> i + "," + i % 2)),
                "--target",
                "y",
                "--metric",
                "r2");
    }

    @Test
    void aNetworkTooLargeForMemory() {
        refusals.assertRefused(
                "make --hidden or --batch-size smaller",
                "choose",
                Launcher.DIGITS,
                "--target",
                "digit",
                "--hidden",
                "200000,200000");
    }
}
