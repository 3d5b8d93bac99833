package org.rekindle.suites.backend;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rekindle.cli.options.Advice;
import org.rekindle.cli.options.UsageException;
import org.rekindle.cli.scan.ScanCommand;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.onnx.input.ModelInput;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;
import picocli.CommandLine;

/**
 * What {@code rekindle scan} makes of a model.
 *
 * @param file the model
 * @param refusal the message that the user reads; empty where it was scanned
 * @param crash an exception that is no refusal; empty where there was none
 * @param printed what was printed to stdout
 * @param allocated bytes that the scan allocated in the JVM
 */
record Outcome(Path file, String refusal, String crash, String printed, long allocated) {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Scans a model on noise, or on ones where it takes no fractions, and proves in [-1, 1]. */
    static Outcome of(Path file) {
        long before = allocatedSoFar();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String refusal = "";
        String crash = "";
        try {
            ScanCommand command =
                    new ScanCommand(
                            new Terminal(
                                    stream(out),
                                    stream(OutputStream.nullOutputStream()),
                                    false,
                                    false));
            new CommandLine(command).parseArgs(arguments(file));
            command.call();
        } catch (ModelException | UsageException e) {
            refusal = Advice.message(e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            crash = e + " at " + first(e.getStackTrace());
        }
        return new Outcome(
                file,
                refusal,
                crash,
                out.toString(StandardCharsets.UTF_8),
                allocatedSoFar() - before);
    }

    private static PrintStream stream(OutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }

    private static long allocatedSoFar() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static String first(StackTraceElement... frames) {
        return frames.length == 0 ? "an unknown place" : frames[0].toString();
    }

    private static String[] arguments(Path file) {
        List<String> words = new ArrayList<>(List.of(file.toString(), "--json", "--random=4"));
        words.addAll(List.of("--threads=1", "--input-range=-1,1"));
        for (ModelInput input : ModelInput.of(Model.read(file))) {
            if (!input.kind().isFloating()) {
                words.add("--set=%s=1".formatted(input.name()));
            }
            for (int axis = 0; axis < input.axes().size(); axis++) {
                if (input.axes().get(axis).isFree() && input.sampleAxis().orElse(-1) != axis) {
                    words.add("--dim=%s:%d=2".formatted(input.name(), axis));
                }
            }
        }
        return words.toArray(String[]::new);
    }

    /** The model itself. */
    ModelProto proto() {
        try {
            return ModelProto.parseFrom(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
