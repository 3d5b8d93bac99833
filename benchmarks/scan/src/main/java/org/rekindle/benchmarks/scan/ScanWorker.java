package org.rekindle.benchmarks.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rekindle.benchmarks.protocol.CommandLoop;

/**
 * The worker process that passes noise through one model in several ways.
 *
 * <pre>
 * open MILLISECONDS LEAST MOST_MILLISECONDS   batch size, and samples a pass
 * pass WAY                                    nanoseconds, samples that went through,
 *                                             nanoseconds a sample after the first batch
 * compare                                     units that are counted in two ways
 * </pre>
 */
public final class ScanWorker implements CommandLoop.Commands {
    private final List<String> arguments;
    private @Nullable Passes passes;

    private ScanWorker(List<String> arguments) {
        this.arguments = arguments;
    }

    /**
     * Serves on stdin and stdout.
     *
     * @param args the model; then {@code --dim NAME=LENGTH} and {@code --set NAME=NUMBER} for the
     *     inputs that need it
     */
    public static void main(String[] args) throws IOException {
        CommandLoop.serve(() -> new ScanWorker(List.of(args)));
    }

    @Override
    public String answer(String line) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("open")) {
            Subject subject = subject();
            Passes opened =
                    new Passes(
                            subject,
                            Integer.parseInt(words[1]),
                            Integer.parseInt(words[2]),
                            Integer.parseInt(words[3]));
            passes = opened;
            return subject.batch() + " " + opened.samples();
        }
        if (passes == null) {
            throw new IllegalStateException("nothing is open");
        }
        return switch (words[0]) {
            case "pass" -> {
                PassTime time = passes.run(words[1]);
                yield time.nanos() + " " + time.samples() + " " + time.nanosAfterFirst();
            }
            case "compare" -> String.valueOf(passes.unlike());
            default -> throw new IllegalArgumentException("unknown command " + words[0]);
        };
    }

    @Override
    public void close() {
        // Each pass closes what it opens.
    }

    private Subject subject() {
        Map<String, Double> values = new HashMap<>();
        Map<String, Long> dims = new HashMap<>();
        for (int i = 1; i < arguments.size(); i += 2) {
            String pair = arguments.get(i + 1);
            int equals = pair.lastIndexOf('=');
            String name = pair.substring(0, equals);
            String value = pair.substring(equals + 1);
            if (arguments.get(i).equals("--dim")) {
                dims.put(name, Long.valueOf(value));
            } else {
                values.put(name, Double.valueOf(value));
            }
        }
        return Subject.read(Path.of(arguments.get(0)), values, dims);
    }
}
