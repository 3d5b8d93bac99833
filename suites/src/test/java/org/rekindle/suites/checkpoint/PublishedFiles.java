package org.rekindle.suites.checkpoint;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rekindle.testing.Launcher;

/**
 * The published files, and the Python script that reads them. The property {@code rekindle.python}
 * names the executable, otherwise it is {@code python3}; {@code rekindle.checkpoints} names the
 * folder of the packages, otherwise it is the site-packages of that Python.
 */
final class PublishedFiles {
    private static final String PYTHON = System.getProperty("rekindle.python", "python3");
    private static final Path SCRIPT = Path.of("src/test/python/checkpoints.py").toAbsolutePath();

    private PublishedFiles() {}

    /** Skips the test where Python, or its package torch, is missing. */
    static void assumeThere() {
        assumeTrue(
                run("-c", "import torch").code() == 0,
                "%s cannot import torch; name another executable with -Drekindle.python=/path/to/python"
                        .formatted(PYTHON));
    }

    /** The folder in which packages are looked for. */
    static Path folder() {
        String named = System.getProperty("rekindle.checkpoints");
        return Path.of(
                named != null
                        ? named
                        : run("-c", "import sysconfig; print(sysconfig.get_path('purelib'))")
                                .out()
                                .strip());
    }

    /** What NumPy says of the files that are there. */
    static JsonNode figures() {
        return run(SCRIPT.toString(), folder().toString()).json();
    }

    private static Launcher.Result run(String... arguments) {
        try {
            Path out = Files.createTempFile("checkpoints", ".out");
            Path err = Files.createTempFile("checkpoints", ".err");
            List<String> command = new ArrayList<>(List.of(PYTHON));
            command.addAll(List.of(arguments));
            int code =
                    new ProcessBuilder(command)
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start()
                            .waitFor();
            Launcher.Result result =
                    new Launcher.Result(code, Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException e) {
            return new Launcher.Result(1, "", e.toString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
