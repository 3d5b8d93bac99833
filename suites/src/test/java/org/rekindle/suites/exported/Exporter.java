package org.rekindle.suites.exported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rekindle.testing.Launcher;

/**
 * The Python script that exports the models. The property {@code rekindle.python} names the
 * executable; otherwise it is {@code python3}. The property {@code rekindle.exported} names a
 * folder that keeps them.
 */
final class Exporter {
    private static final String PYTHON = System.getProperty("rekindle.python", "python3");
    private static final Path SCRIPT = Path.of("src/test/python/exported.py").toAbsolutePath();
    private static final String NEEDED = "torch, onnx, onnxruntime, onnxscript, onnxsim";

    private Exporter() {}

    /** Where models are kept from one run to another; empty where they are not. */
    static Optional<Path> folder() {
        return Optional.ofNullable(System.getProperty("rekindle.exported")).map(Path::of);
    }

    /** An empty folder for pruned models. */
    static Path emptyPruned(Path folder) throws IOException {
        Path pruned = Files.createDirectories(folder.resolve("pruned"));
        try (Stream<Path> before = Files.list(pruned)) {
            for (Path file : before.toList()) {
                Files.delete(file);
            }
        }
        return pruned;
    }

    /** Skips the test where Python or one of its packages is missing. */
    static void assumeThere() {
        assumeTrue(
                isThere(),
                "%s cannot import %s; name another executable with -Drekindle.python=/path/to/python"
                        .formatted(PYTHON, NEEDED));
    }

    /** Exports all models to the folder, which is made if it is not there. */
    static JsonNode export(Path folder) throws IOException {
        Files.createDirectories(folder);
        output("export", folder);
        return Launcher.document(folder.resolve("expected.json"));
    }

    /** How much the outputs of each model in the folder {@code pruned} differ on fresh inputs. */
    static JsonNode compare(Path folder) {
        return Launcher.parse(output("compare", folder));
    }

    private static String output(String command, Path folder) {
        try {
            Path out = Files.createTempFile("exported", ".json");
            Process process =
                    new ProcessBuilder(
                                    List.of(PYTHON, SCRIPT.toString(), command, folder.toString()))
                            .redirectOutput(out.toFile())
                            .redirectError(folder.resolve(command + ".log").toFile())
                            .start();
            assertThat(process.waitFor())
                    .as("%s ends well; see %s", SCRIPT, folder.resolve(command + ".log"))
                    .isZero();
            String text = Files.readString(out);
            Files.delete(out);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isThere() {
        try {
            return new ProcessBuilder(PYTHON, "-c", "import " + NEEDED)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
