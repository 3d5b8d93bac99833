package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CareIT {
    @TempDir private Path folder;

    private int runs;

    @Test
    void careWarnsWithTheStepTheCauseAndTheRemedy() {
        Launcher.Result killed = train("--learning-rate", "0.1");
        assertThat(killed.err())
                .containsPattern(
                        "\\d+ of 256 hidden units have died since the start, the first at step \\d+ \\(epoch 1\\);"
                                + " likely cause: learning_rate; try --learning-rate 0.01");
        assertThat(train("--care", "off", "--learning-rate", "0.1").err()).isEmpty();
        assertThat(train("--bias-init", "-5").err())
                .contains(
                        "208 of 256 hidden units are born dead (step 0); likely cause: initialization");
    }

    @Test
    void careThatCuresReachesTheAccuracyOfAHealthyRun() {
        double healthy = accuracy(train("--epochs", "30"));
        Launcher.Result result = train("--epochs", "30", "--bias-init", "-5", "--care", "cure");
        assertThat(accuracy(result)).isGreaterThanOrEqualTo(healthy - 0.01);
        assertThat(result.err())
                .containsPattern(
                        "epoch 1: recycled \\d+ dead units, of which (\\d+) fire again; the output changed by at most"
                                + " 0.0 on the validation samples");
        Launcher.Result refused = Launcher.run(folder, "explain", "run" + runs);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("was trained with --care cure");
    }

    private static double accuracy(Launcher.Result result) {
        return result.json().get("validation").get("accuracy").doubleValue();
    }

    /** The first run is in {@code run}, the others in {@code run2}, {@code run3}, ... */
    private Launcher.Result train(String... options) {
        runs++;
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "train",
                                Launcher.DIGITS,
                                "--target",
                                "digit",
                                "--activation",
                                "relu",
                                "--out",
                                runs == 1 ? "run" : "run" + runs,
                                "--json"));
        arguments.addAll(List.of(options));
        if (!arguments.contains("--epochs")) {
            arguments.addAll(List.of("--epochs", "12"));
        }
        return Launcher.run(folder, arguments.toArray(String[]::new));
    }
}
