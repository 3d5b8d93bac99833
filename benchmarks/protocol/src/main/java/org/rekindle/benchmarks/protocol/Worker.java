package org.rekindle.benchmarks.protocol;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The loop of a worker process: a command a line on stdin, an answer a line on stdout. Between them
 * it waits and uses no processor.
 *
 * <pre>
 * title                        its name and version
 * open ID VARIANT FILE         reads a workload, and calls it ID from now on
 * warm ID MILLISECONDS         nanoseconds a step in the end
 * run ID STEPS                 nanoseconds for all steps, mean loss of the last
 * trial ID EPOCHS              nanoseconds for the trial, its last validation loss
 * close ID
 * </pre>
 *
 * An answer is {@code = ok ...} or {@code = error ...}. Lines that do not start with {@code =} come
 * from some library, and the driver ignores them. The end of stdin ends the worker.
 */
public final class Worker {
    private final Contender contender;
    private final Map<String, Entry> sessions = new HashMap<>();

    private record Entry(Session session, int batches) {}

    private Worker(Contender contender) {
        this.contender = contender;
    }

    /** Serves until stdin ends. */
    public static void serve(Supplier<Contender> contender) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        serve(contender.get(), System.in, answers);
    }

    static void serve(Contender contender, InputStream in, PrintStream answers) throws IOException {
        Worker worker = new Worker(contender);
        BufferedReader commands =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            String answer;
            try {
                answer = "= ok " + worker.answer(line.split(" ", 4));
            } catch (IOException | RuntimeException | LinkageError e) {
                e.printStackTrace();
                answer = "= error " + reason(e);
            }
            answers.println(answer);
            answers.flush();
        }
        worker.sessions.values().forEach(entry -> entry.session().close());
    }

    private String answer(String[] words) throws IOException {
        return switch (words[0]) {
            case "title" -> contender.title();
            case "open" -> open(words[1], words[2], Path.of(words[3]));
            case "close" -> {
                Entry closed = sessions.remove(words[1]);
                if (closed != null) {
                    closed.session().close();
                }
                yield "";
            }
            case "warm" -> {
                Entry entry = entry(words[1]);
                yield String.valueOf(
                        Stopwatch.warmUp(
                                entry.session(), entry.batches(), Long.parseLong(words[2])));
            }
            case "run" -> {
                Entry entry = entry(words[1]);
                yield text(
                        Stopwatch.run(
                                entry.session(), entry.batches(), Integer.parseInt(words[2])));
            }
            case "trial" -> {
                Entry entry = entry(words[1]);
                yield text(
                        Stopwatch.trial(
                                entry.session(), entry.batches(), Integer.parseInt(words[2])));
            }
            default -> throw new IllegalArgumentException("unknown command " + words[0]);
        };
    }

    private String open(String id, String variant, Path file) throws IOException {
        Workload workload = WorkloadFile.read(file);
        sessions.put(id, new Entry(contender.open(workload, variant), workload.batches()));
        return "";
    }

    private Entry entry(String id) {
        Entry entry = sessions.get(id);
        if (entry == null) {
            throw new IllegalArgumentException("nothing is open as " + id);
        }
        return entry;
    }

    private static String reason(Throwable problem) {
        String text = problem.getClass().getSimpleName() + ": " + problem.getMessage();
        return text.lines().findFirst().orElse(text).strip();
    }

    private static String text(Stopwatch.Timing timing) {
        return timing.nanos() + " " + timing.loss();
    }
}
