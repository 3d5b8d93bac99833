package org.rekindle.suites.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;

class CareIT {
    @TempDir private Path folder;

    @Test
    void careWarnsWithTheStepTheCauseAndTheRemedy() {
        Launcher.Result killed =
                Launcher.trainRelu(folder, "run1", "--epochs", "12", "--learning-rate", "0.1");
        assertThat(killed.err())
                .containsPattern(
                        "\\d+ of 256 hidden units have died by epoch 1, the first went silent after step \\d+;"
                                + " likely cause: learning_rate; try --learning-rate 0.01");
        assertThat(
                        Launcher.trainRelu(
                                        folder,
                                        "run2",
                                        "--epochs",
                                        "12",
                                        "--care",
                                        "off",
                                        "--learning-rate",
                                        "0.1")
                                .err())
                .isEmpty();
        assertThat(Launcher.trainRelu(folder, "run3", "--epochs", "12", "--bias-init", "-5").err())
                .contains(
                        "208 of 256 hidden units are born dead (step 0); likely cause: initialization");
    }

    @Test
    void careThatCuresReachesTheAccuracyOfAHealthyRun() {
        double healthy = accuracy(Launcher.trainRelu(folder, "run4", "--epochs", "30"));
        Launcher.Result result =
                Launcher.trainRelu(
                        folder, "run5", "--epochs", "30", "--bias-init", "-5", "--care", "cure");
        assertThat(accuracy(result)).isGreaterThanOrEqualTo(healthy - 0.01);
        assertThat(result.err())
                .containsPattern(
                        "epoch 1: recycled \\d+ dead units; all fire again, and the output on the validation samples"
                                + " changed by exactly 0");
        Launcher.Result refused = Launcher.run(folder, "explain", "run5");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("train it again with --care warn");
    }

    private static double accuracy(Launcher.Result result) {
        return result.json().get("validation").get("accuracy").doubleValue();
    }
}
