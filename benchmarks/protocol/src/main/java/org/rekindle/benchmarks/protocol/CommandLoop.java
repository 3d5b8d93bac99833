package org.rekindle.benchmarks.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * The loop of a worker process: a command a line on stdin, an answer a line on stdout. Between them
 * it waits and uses no processor.
 *
 * <p>An answer is {@code = ok ...} or {@code = error ...}. Lines that do not start with {@code =}
 * come from some library, and the driver ignores them. The end of stdin ends the worker.
 */
public final class CommandLoop {
    private CommandLoop() {}

    /** What answers commands. */
    public interface Commands extends AutoCloseable {
        /** The answer to a line; what it throws becomes an error. */
        String answer(String line) throws IOException;

        @Override
        void close();
    }

    /** Serves on stdin and stdout until stdin ends; what libraries print goes to stderr. */
    public static void serve(Supplier<Commands> commands) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        serve(commands.get(), System.in, answers);
    }

    static void serve(Commands commands, InputStream in, PrintStream answers) throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String answer;
            try {
                answer = "= ok " + commands.answer(line);
            } catch (IOException | RuntimeException | LinkageError e) {
                e.printStackTrace();
                answer = "= error " + reason(e);
            }
            answers.println(answer);
            answers.flush();
        }
        commands.close();
    }

    private static String reason(Throwable problem) {
        String text = problem.getClass().getSimpleName() + ": " + problem.getMessage();
        return text.lines().findFirst().orElse(text).strip();
    }
}
