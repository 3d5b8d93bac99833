package org.rekindle.benchmarks.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A contender's answers to the commands of the driver, one a line.
 *
 * <pre>
 * title                        its name and version
 * open ID VARIANT FILE         reads a workload, and calls it ID from now on
 * warm ID MILLISECONDS         nanoseconds a step in the end
 * run ID STEPS                 nanoseconds for all steps, mean loss of the last
 * trial ID EPOCHS              nanoseconds for the trial, its last validation loss
 * close ID
 * </pre>
 */
public final class Worker implements CommandLoop.Commands {
    private final Contender contender;
    private final Map<String, Entry> sessions = new HashMap<>();

    private record Entry(Session session, int batches) {}

    private Worker(Contender contender) {
        this.contender = contender;
    }

    /** Serves until stdin ends. */
    public static void serve(Supplier<Contender> contender) throws IOException {
        CommandLoop.serve(() -> new Worker(contender.get()));
    }

    static void serve(Contender contender, InputStream in, PrintStream answers) throws IOException {
        CommandLoop.serve(new Worker(contender), in, answers);
    }

    @Override
    public String answer(String line) throws IOException {
        String[] words = line.split(" ", 4);
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

    @Override
    public void close() {
        sessions.values().forEach(entry -> entry.session().close());
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

    private static String text(Stopwatch.Timing timing) {
        return timing.nanos() + " " + timing.loss();
    }
}
