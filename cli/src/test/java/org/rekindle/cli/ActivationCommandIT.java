package org.rekindle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.testing.Launcher;

class ActivationCommandIT {
    @TempDir private Path folder;

    @Test
    void theChaptersExamplesComeOutAsTheChapterSays() {
        JsonNode leaky =
                Launcher.run(folder, "activation", "leaky_relu", "-1", "2", "-3", "--json").json();
        assertThat(leaky.get("activation").asText()).isEqualTo("leaky_relu");
        assertThat(leaky.get("points").get(0).get("value").floatValue()).isEqualTo(-0.01f);
        assertThat(leaky.get("points").get(1).get("value").floatValue()).isEqualTo(2f);
        assertThat(leaky.get("points").get(2).get("value").floatValue()).isEqualTo(-0.03f);
        assertThat(leaky.get("points").get(2).get("gradient").floatValue()).isEqualTo(0.01f);

        JsonNode elu =
                Launcher.run(folder, "activation", "elu", "--alpha", "1", "-1", "2", "-3", "--json")
                        .json();
        assertThat(elu.get("points").get(0).get("value").doubleValue())
                .isCloseTo(-0.6321, within(5e-5));
        assertThat(elu.get("points").get(2).get("value").doubleValue())
                .isCloseTo(-0.9502, within(5e-5));
        assertThat(elu.get("points").get(2).get("gradient").doubleValue())
                .isCloseTo(1 - 0.9502, within(5e-5));
    }

    @Test
    void numbersComeInAnAlignedTable() {
        Launcher.Result result = Launcher.run(folder, "activation", "prelu", "-1", "2");
        assertThat(result.code()).isZero();
        assertThat(result.out().lines())
                .containsExactly(
                        "PReLU, negative_slope 0.25",
                        "x     value  gradient",
                        "-1.0  -0.25      0.25",
                        "2.0     2.0       1.0");
    }

    @Test
    void withoutNumbersThereIsAPlot() {
        Launcher.Result result = Launcher.run(folder, "activation", "relu");
        assertThat(result.out()).contains("● value φ(z)").contains("·");
        assertThat(result.err()).as("no warning of the JVM").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx64m", "-Xms16m -Xmx256m"})
    void onASmallHeapTheJvmSaysNothingBesideTheDocument(String heap) {
        Launcher.Result result =
                Launcher.run(
                        folder,
                        Map.of("REKINDLE_JAVA_OPTIONS", heap),
                        "activation",
                        "relu",
                        "1",
                        "--json");
        assertThat(result.json().get("activation").asText()).isEqualTo("relu");
        assertThat(result.out()).startsWith("{");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void helpShowsExamplesAndExitCodes() {
        Launcher.Result result = Launcher.run(folder, "--help");
        assertThat(result.code()).isZero();
        assertThat(result.out())
                .contains("rekindle choose examples/digits.csv --target digit")
                .contains("2   wrong usage or bad input");
        assertThat(Launcher.run(folder, "choose", "--help").out()).contains("--learning-rates");
        assertThat(Launcher.run(folder, "--version").out()).startsWith("rekindle 0.");
    }

    @Test
    void anOutputThatCannotBeWrittenIsAFailure() {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "this system has no /dev/full");
        try {
            Process process =
                    Launcher.start(
                            folder,
                            Map.of(),
                            full.toFile(),
                            folder.resolve("err.txt").toFile(),
                            "activation",
                            "relu",
                            "1");
            assertThat(process.waitFor()).isEqualTo(1);
            assertThat(Files.readString(folder.resolve("err.txt")))
                    .contains("could not be written in full");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
