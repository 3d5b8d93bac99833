package org.rekindle.suites.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the models. The property {@value #FOLDER} names a folder of them, or {@value #PYTHON} a
 * Python that has the package onnx, which then writes them.
 */
final class BackendModels {
    private static final String FOLDER = "onnx.backend.data";
    private static final String PYTHON = "onnx.python";

    /** Prints the folder of the shipped models, and writes the cases of single nodes. */
    private static final String SCRIPT = "backend_models.py";

    private BackendModels() {}

    /**
     * All model files, in the order of their paths. The test is skipped where nobody says where
     * they are.
     *
     * @param empty a folder for what is written
     */
    static List<Path> find(Path empty) throws IOException, InterruptedException {
        String folder = System.getProperty(FOLDER, "");
        String python = System.getProperty(PYTHON, "");
        assumeTrue(
                !folder.isEmpty() || !python.isEmpty(),
                "no models: give -D%s=FOLDER, or -D%s=PYTHON that has the package onnx"
                        .formatted(FOLDER, PYTHON));
        List<Path> folders =
                folder.isEmpty()
                        ? List.of(written(python, empty), empty)
                        : List.of(Path.of(folder));
        List<Path> models = folders.stream().flatMap(BackendModels::within).sorted().toList();
        assertThat(models).as("models in %s", folders).isNotEmpty();
        return models;
    }

    private static Stream<Path> within(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".onnx")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path written(String python, Path empty)
            throws IOException, InterruptedException {
        Path script = empty.resolve(SCRIPT);
        try (InputStream source = BackendModels.class.getResourceAsStream("/" + SCRIPT)) {
            assertThat(source).as(SCRIPT).isNotNull();
            Files.copy(source, script);
        }
        Process process =
                new ProcessBuilder(python, script.toString(), empty.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String shipped =
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("exit code of %s %s", python, script).isZero();
        return Path.of(shipped.strip());
    }
}
