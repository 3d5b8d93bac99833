package org.rekindle.suites.launcher;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What comes out of the process beside what a command says. */
class OutputIT {
    @TempDir private Path folder;

    @Test
    void theJvmWarnsOfNothing() {
        assertThat(Launcher.run(folder, "activation", "relu").err()).isEmpty();
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
