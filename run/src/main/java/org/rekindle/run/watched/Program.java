package org.rekindle.run.watched;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunException;
import org.rekindle.run.document.Json;

/**
 * The user's own program, which is started again. It gets no input, and what it prints goes into a
 * file beside the experiment. When Rekindle ends, so does it.
 *
 * @param invocation the command
 * @param patienceSeconds after so many seconds it is ended
 * @param threads that it may use, unless its recorded environment says how many
 */
record Program(WatchedDocument.Invocation invocation, long patienceSeconds, int threads) {
    /** The variable that names the file with the experiment. */
    static final String VARIABLE = "REKINDLE_EXPERIMENT";

    /**
     * Programs that run side by side, each with a thread for every core, wait for one another: ten
     * times as slow was seen.
     */
    private static final String THREADS = "OMP_NUM_THREADS";

    private static final String EXPERIMENT = "experiment.json";
    private static final String OUTPUT = "output.log";
    private static final int MILLISECONDS_BETWEEN = 50;

    /**
     * Runs an experiment to its end.
     *
     * @param folder where the recorder writes the run; beside it lie what was asked and what was
     *     printed
     * @throws RunException when the program fails or takes too long
     */
    void run(ExperimentDocument experiment, Path folder, BooleanSupplier shouldStop) {
        Path beside = folder.resolveSibling(folder.getFileName() + "." + EXPERIMENT);
        Path output = folder.resolveSibling(folder.getFileName() + "." + OUTPUT);
        try {
            Files.writeString(beside, Json.pretty(experiment.into(folder.toString())));
            ProcessBuilder builder =
                    new ProcessBuilder(invocation.argv())
                            .directory(new File(invocation.directory()))
                            .redirectErrorStream(true)
                            .redirectInput(new File("/dev/null"))
                            .redirectOutput(output.toFile());
            builder.environment().putIfAbsent(THREADS, Integer.toString(threads));
            if (invocation.environment() != null) {
                builder.environment().putAll(invocation.environment());
            }
            builder.environment().put(VARIABLE, beside.toString());
            int code = await(builder.start(), shouldStop);
            if (code != 0) {
                throw new RunException(
                        String.format(
                                Locale.ROOT,
                                "the program ended with code %d in an experiment (%s); %s",
                                code,
                                Json.line(experiment),
                                said(output)));
            }
            if (!Files.exists(folder.resolve(FileNames.RUN))) {
                throw new RunException(
                        "the program ran, but its recorder wrote no run (%s); %s"
                                .formatted(Json.line(experiment), said(output)));
            }
        } catch (IOException e) {
            throw new RunException(
                    "the program cannot be started again: %s (%s)"
                            .formatted(String.join(" ", invocation.argv()), e.getMessage()));
        }
    }

    private int await(Process process, BooleanSupplier shouldStop) {
        Thread ending = new Thread(() -> end(process));
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(patienceSeconds);
            while (!process.waitFor(MILLISECONDS_BETWEEN, TimeUnit.MILLISECONDS)) {
                if (shouldStop.getAsBoolean()) {
                    throw new RunException("the experiments were stopped");
                }
                if (System.nanoTime() > deadline) {
                    throw new RunException(
                            String.format(
                                    Locale.ROOT,
                                    "the program was ended after %d seconds, ten times as long as its recorded run took, and a minute",
                                    patienceSeconds));
                }
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("the experiments were stopped");
        } finally {
            end(process);
            forget(ending);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static void forget(Thread ending) {
        try {
            Runtime.getRuntime().removeShutdownHook(ending);
        } catch (IllegalStateException e) {
            // Rekindle is ending, and the hook runs.
        }
    }

    /** What it printed last: an error is the last thing that a program says. */
    private static String said(Path output) throws IOException {
        List<String> lines =
                Files.readString(output, StandardCharsets.ISO_8859_1)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .toList();
        return lines.isEmpty()
                ? "it printed nothing"
                : "it said: %s. All that it printed is in %s"
                        .formatted(lines.get(lines.size() - 1).strip(), output);
    }
}
