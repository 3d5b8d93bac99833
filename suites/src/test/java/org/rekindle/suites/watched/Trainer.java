package org.rekindle.suites.watched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.rekindle.run.watched.WatchedRun;

/**
 * Starts the scripts, as a user does. The property {@code rekindle.python} names the executable;
 * otherwise it is {@code python3}.
 *
 * @param folder each training has a folder in it; one that is there is not made again
 */
record Trainer(Path folder) {
    private static final String PYTHON = System.getProperty("rekindle.python", "python3");
    private static final Path SCRIPTS = Path.of("src/test/python/watched").toAbsolutePath();
    private static final Path RECORDER = Path.of("../clients/python").toAbsolutePath().normalize();

    /** Skips the test where Python, or a package that the scripts need, is missing. */
    static void assumeThere(String packages) {
        assumeTrue(
                isThere(packages),
                "%s cannot import %s; name another executable with -Drekindle.python=/path/to/python"
                        .formatted(PYTHON, packages));
    }

    private static boolean isThere(String packages) {
        try {
            return builder(List.of("-c", "import " + packages))
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

    private static ProcessBuilder builder(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(PYTHON));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PYTHONPATH", RECORDER.toString());
        // Of programs side by side, each with a thread for every core, all wait.
        builder.environment().put("OMP_NUM_THREADS", "1");
        return builder;
    }

    /** The run of a training. */
    WatchedRun run(PlantedTraining training) {
        Path place = folder.resolve(training.name().replace(' ', '_'));
        try {
            if (!Files.exists(place)) {
                train(training, Files.createDirectories(place));
            }
            try (Stream<Path> runs = Files.list(place.resolve("runs"))) {
                return WatchedRun.open(runs.findFirst().orElseThrow());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void train(PlantedTraining training, Path place) throws IOException {
        start(place, training.script(), training.arguments().toArray(String[]::new));
    }

    /** Runs a script in a folder. */
    static void start(Path place, String script, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(SCRIPTS.resolve(script + ".py").toString()));
        words.addAll(List.of(arguments));
        File log = place.resolve("output.log").toFile();
        try {
            int code =
                    builder(words)
                            .directory(place.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log)
                            .start()
                            .waitFor();
            assertThat(code).as("%s ends well; see %s", script, log).isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
