package org.rekindle.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The launcher at the root of the repository, started as a user starts it, on the JVM that runs the
 * tests.
 */
public final class Launcher {
    public static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    public static final String DIGITS = REPOSITORY.resolve("examples/digits.csv").toString();

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Launcher() {}

    /**
     * How a command ended.
     *
     * @param code its exit code
     * @param out what it wrote to stdout
     * @param err what it wrote to stderr
     */
    public record Result(int code, String out, String err) {

        public JsonNode json() {
            assertThat(code).as(err).isZero();
            return parse(out);
        }
    }

    public static Result run(Path folder, String... arguments) {
        return run(folder, Map.of(), arguments);
    }

    public static Result run(Path folder, Map<String, String> environment, String... arguments) {
        try {
            Path out = Files.createTempFile("rekindle", ".out");
            Path err = Files.createTempFile("rekindle", ".err");
            Process process = start(folder, environment, out.toFile(), err.toFile(), arguments);
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("it ends").isTrue();
            Result result =
                    new Result(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A ReLU network on the digits; the options come last. */
    public static Result trainRelu(Path folder, String out, String... options) {
        List<String> arguments = new ArrayList<>();
        arguments.addAll(List.of("train", DIGITS, "--target", "digit", "--activation", "relu"));
        arguments.addAll(List.of("--out", out, "--json"));
        arguments.addAll(List.of(options));
        return run(folder, arguments.toArray(String[]::new));
    }

    public static Process start(
            Path folder, Map<String, String> environment, File out, File err, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(REPOSITORY.resolve("rekindle").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out)
                        .redirectError(err);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    public static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<JsonNode> lines(Path file) {
        try {
            return Files.readAllLines(file).stream().map(Launcher::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode document(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
