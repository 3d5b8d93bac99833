package org.rekindle.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.rekindle.run.RunDirectory;

/** A process that is at work on a run until it is killed. */
final class WorkingProcess implements AutoCloseable {
    private final Process process;

    private WorkingProcess(Process process) {
        this.process = process;
    }

    static WorkingProcess on(Path run) throws IOException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                WorkingProcess.class.getName(),
                                run.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!"at work".equals(out.readLine())) {
            throw new AssertionError("it does not work");
        }
        return new WorkingProcess(process);
    }

    /** As the kernel kills it, with no word of farewell. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Takes the lock of a run and waits for its end. */
    public static void main(String[] arguments) throws IOException {
        RunDirectory.open(Path.of(arguments[0])).lock();
        System.out.println("at work");
        int end = System.in.read();
        System.out.println(end);
    }
}
