package org.rekindle.benchmarks.driver;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The checkout that is measured: where what was built lies, and where the run may write. */
final class Installation {
    private static final String JAR_PREFIX = "rekindle-benchmarks-";

    private final Path home;
    private final Path scratch;
    private final ConcurrentLinkedDeque<WorkerProcess> running = new ConcurrentLinkedDeque<>();

    private final ConcurrentLinkedDeque<Process> others = new ConcurrentLinkedDeque<>();

    /** Everything that was started is stopped when the JVM ends, by Ctrl-C too. */
    Installation(Path home) throws IOException {
        this.home = home;
        this.scratch = Files.createDirectories(home.resolve("benchmarks/target/run"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll, "stop workers"));
    }

    Path home() {
        return home;
    }

    /** Files of this run alone; the next run overwrites them. */
    Path scratch() {
        return scratch;
    }

    /** What the worker of that name says beside its answers. */
    Path log(String name) {
        return scratch.resolve(name + ".log");
    }

    void onExit(WorkerProcess worker) {
        running.add(worker);
    }

    /**
     * The command that runs a class of a module on the JVM that runs this one.
     *
     * @param module a folder of {@code benchmarks/}
     */
    List<String> java(String module, String mainClass, List<String> options)
            throws WorkerException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(classPath(module));
        command.add(mainClass);
        return command;
    }

    /**
     * Runs a command that is no worker until it ends, its output going to the log of that name.
     *
     * @throws WorkerException when it fails or takes longer
     */
    void runToEnd(List<String> command, String log, int minutes) throws WorkerException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(WorkerProcess.ENVIRONMENT);
        builder.redirectOutput(log(log).toFile());
        try {
            Process process = builder.start();
            others.add(process);
            if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
                stop(process);
                throw new WorkerException("it took longer than %d minutes".formatted(minutes));
            }
            others.remove(process);
            if (process.exitValue() != 0) {
                throw new WorkerException(
                        "it ended with code %d; see %s".formatted(process.exitValue(), log(log)));
            }
        } catch (IOException e) {
            throw new WorkerException(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkerException("interrupted");
        }
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private void stopAll() {
        others.forEach(Installation::stop);
        running.forEach(WorkerProcess::close);
    }

    private String classPath(String module) throws WorkerException {
        Path target = home.resolve("benchmarks").resolve(module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            Path jar =
                    files.filter(file -> isJar(file.getFileName().toString()))
                            .findFirst()
                            .orElseThrow(() -> new IOException("no jar in " + target));
            String others =
                    Files.readString(target.resolve("classpath"), StandardCharsets.UTF_8).strip();
            return others.isEmpty() ? jar.toString() : jar + File.pathSeparator + others;
        } catch (IOException e) {
            throw new WorkerException(module + " is not built: " + e.getMessage());
        }
    }

    private static boolean isJar(String name) {
        return name.startsWith(JAR_PREFIX) && name.endsWith(".jar");
    }
}
