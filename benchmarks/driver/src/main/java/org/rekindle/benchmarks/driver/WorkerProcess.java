package org.rekindle.benchmarks.driver;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A running worker: a command goes in, its answer comes out. What it prints beside goes to a log.
 */
final class WorkerProcess implements AutoCloseable {
    private static final String ANSWER = "= ";
    private static final String OK = "ok ";
    private static final String END = "";
    private static final int LIMIT_SECONDS = 180;
    private static final int PATIENCE_SECONDS = 3;

    /**
     * One thread for each, whichever library of threads or products it brings; and ONNX Runtime
     * reports nothing.
     */
    static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "OMP_NUM_THREADS", "1",
                    "MKL_NUM_THREADS", "1",
                    "OPENBLAS_NUM_THREADS", "1",
                    "ORT_DISABLE_TELEMETRY", "1");

    private final Process process;
    private final Writer commands;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Path log;

    private WorkerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        Thread reader = new Thread(this::read, "answers of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static WorkerProcess start(List<String> command, Path log) throws WorkerException {
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(ENVIRONMENT);
            builder.redirectError(log.toFile());
            return new WorkerProcess(builder.start(), log);
        } catch (IOException e) {
            throw new WorkerException("it does not start: " + e.getMessage());
        }
    }

    /** Sends a command and waits for its answer. */
    String ask(String command) throws WorkerException {
        try {
            commands.write(command + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new WorkerException(lastWords());
        }
        String answer = nextAnswer();
        if (answer == null) {
            close();
            throw new WorkerException(
                    "no answer to \"%s\" within %d s".formatted(command, LIMIT_SECONDS));
        }
        if (answer.equals(END)) {
            throw new WorkerException(lastWords());
        }
        String words = answer.substring(ANSWER.length());
        if (!words.startsWith(OK)) {
            throw new WorkerException(words.replaceFirst("^error ", ""));
        }
        return words.substring(OK.length());
    }

    /** Lets it end by itself, and ends it where it does not. */
    @Override
    public void close() {
        try {
            commands.close();
        } catch (IOException e) {
            // It is gone already.
        }
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable String nextAnswer() {
        try {
            return answers.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> line.startsWith(ANSWER)).forEach(answers::add);
        } catch (IOException | UncheckedIOException e) {
            // The process has ended, as below.
        }
        answers.add(END);
    }

    /** The last line of the log, which mostly says why. */
    private String lastWords() {
        String last = "";
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            for (String line : lines) {
                last = line.isBlank() ? last : line.strip();
            }
        } catch (IOException e) {
            last = "without a log";
        }
        return "the worker ended (%s): %s".formatted(log.getFileName(), last);
    }
}
