package org.rekindle.suites.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.testing.Launcher;
import org.rekindle.view.ViewReader;

class CureCommandIT {
    @TempDir private Path folder;

    @Test
    void aRunKilledByItsRateIsCuredByGoingBackWithASmallerOne() throws IOException {
        Launcher.trainRelu(folder, "run", "--epochs", "12", "--learning-rate", "0.1").json();
        JsonNode cure = Launcher.run(folder, "cure", "run", "--json").json();
        assertThat(cure.get("recommended").asText()).isEqualTo("go_back");
        List<String> remedies = new ArrayList<>();
        cure.get("trials").forEach(trial -> remedies.add(trial.get("remedy").asText()));
        assertThat(remedies)
                .containsExactly(
                        "carry_on",
                        "reset_random",
                        "recycle",
                        "swap_leaky_relu",
                        "swap_prelu",
                        "swap_elu",
                        "go_back",
                        "start_anew_smaller_learning_rate",
                        "start_anew_much_smaller_learning_rate",
                        "start_anew_larger_learning_rate",
                        "start_anew_much_larger_learning_rate",
                        "start_anew_he_normal",
                        "start_anew_rai",
                        "start_anew_leaky_relu");
        JsonNode best = cure.get("trials").get(6);
        assertThat(best.get("score").doubleValue()).isGreaterThan(0.93);
        assertThat(best.get("gain_ci95").get(0).doubleValue()).isPositive();
        assertThat(best.get("control").booleanValue()).isFalse();
        assertThat(best.get("p_controls").doubleValue()).isLessThan(0.025);
        assertThat(cure.get("trials").get(0).get("p_controls").isNull()).isTrue();
        assertThat(cure.get("beats_carry_on").toString()).contains("go_back");
        assertThat(cure.at("/test/accuracy").doubleValue()).isGreaterThan(0.93);
        assertThat(cure.at("/test_carry_on/accuracy").doubleValue()).isLessThan(0.7);
        assertThat(cure.get("test_samples").intValue()).isEqualTo(359);
        assertThat(cure.get("trials").get(0).get("control").booleanValue()).isTrue();
        assertThat(cure.get("trials").get(2).get("output_change").doubleValue()).isZero();
        assertThat(Launcher.document(folder.resolve("run/cure.json"))).isEqualTo(cure);
        try (ZipFile weights = new ZipFile(folder.resolve("run/cured.npz").toFile())) {
            assertThat(weights.stream().map(entry -> entry.getName()))
                    .containsExactly(
                            "hidden_1.weight.npy",
                            "hidden_1.bias.npy",
                            "hidden_2.weight.npy",
                            "hidden_2.bias.npy",
                            "output.weight.npy",
                            "output.bias.npy");
            byte[] array =
                    weights.getInputStream(weights.getEntry("output.weight.npy")).readAllBytes();
            int header = ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN).getShort(8) + 10;
            assertThat(header % 64).isZero();
            assertThat(new String(array, 10, header - 10, StandardCharsets.US_ASCII))
                    .contains("'descr': '<f4'", "'shape': (10, 128)");
            assertThat(array).hasSize(header + 10 * 128 * Float.BYTES);
        }
    }

    @Test
    void theTableMarksTheControlsAndTheTextNamesTheCure() {
        Launcher.trainRelu(folder, "run", "--epochs", "12", "--bias-init", "-5").json();
        assertThat(Launcher.run(folder, "cure", "run").out())
                .contains(
                        "carry on unchanged (control)",
                        "reset random living units, as many as are dead (control)")
                .containsPattern("Recommended: .* \\(\\w+\\), the least invasive")
                .contains("run/cured.npz and, for other tools, run/cured.onnx");
    }

    /** The terminal and the report say the same. */
    @Test
    void goingBackToTheStateBeforeTrainingIsToTrainAgainAndTheCommandIsGiven() throws IOException {
        Launcher.trainRelu(folder, "run", "--epochs", "12", "--learning-rate", "0.1").json();
        String sentence =
                "The last healthy state is that before training, so going back means to train again.";
        assertThat(Launcher.run(folder, "cure", "run").out())
                .contains(sentence)
                .containsPattern(
                        "On 359 test rows, which had no part in the choice: accuracy 0\\.9")
                .containsPattern(
                        "This trains such a network:\\s+\\S+ train .* --learning-rate 0.01 --epochs 12");
        assertThat(ViewReader.read(folder.resolve("run")).findings().cureWords().sentences())
                .contains(sentence);
    }

    @Test
    void aHealthyRunNeedsNoCure() {
        Launcher.trainRelu(folder, "run", "--epochs", "12").json();
        assertThat(Launcher.run(folder, "cure", "run").out())
                .contains("Healthy: there is nothing to cure.");
        JsonNode json = Launcher.run(folder, "cure", "run", "--json").json();
        assertThat(json.get("recommended").asText()).isEqualTo("none");
        assertThat(folder.resolve("run/cured.npz")).doesNotExist();
        assertThat(folder.resolve("run/cured.onnx")).doesNotExist();
    }
}
