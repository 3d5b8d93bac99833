package org.rekindle.suites.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.rekindle.cli.choose.ChooseCommand;
import org.rekindle.cli.options.Advice;
import org.rekindle.cli.options.UsageException;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.data.DataException;
import org.rekindle.data.file.Tables;
import org.rekindle.data.table.Column;
import org.rekindle.run.RunException;
import picocli.CommandLine;

/**
 * What {@code rekindle choose} makes of a table, if its last column is to be predicted.
 *
 * @param table the file
 * @param refusal the message that the user reads; empty where it ran
 * @param crash an exception that is no refusal; empty where there was none
 * @param printed to stdout
 */
record Outcome(Path table, String refusal, String crash, String printed) {

    /**
     * Three epochs of one network: what is of interest is how the table is read.
     *
     * @param more options
     */
    static Outcome of(Path table, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String refusal = "";
        String crash = "";
        Path run = folder();
        try {
            List<Column> columns = Tables.read(table).columns();
            String target = columns.get(columns.size() - 1).name();
            ChooseCommand command = new ChooseCommand(terminal(out));
            new CommandLine(command)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .parseArgs(arguments(table, target, run, more));
            command.call();
        } catch (DataException | RunException | UsageException e) {
            refusal = Advice.message(e);
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            crash = e + " at " + Stream.of(e.getStackTrace()).limit(3).toList();
        } finally {
            delete(run);
        }
        return new Outcome(table, refusal, crash, out.toString(StandardCharsets.UTF_8));
    }

    private static String[] arguments(Path table, String target, Path run, String... more) {
        Stream<String> usual =
                Stream.of(
                        table.toString(),
                        "--target=" + target,
                        "--epochs=3",
                        "--seeds=1",
                        "--activations=relu",
                        "--learning-rates=0.003",
                        "--threads=1",
                        "--out=" + run);
        return Stream.concat(usual, Stream.of(more)).toArray(String[]::new);
    }

    /** Whether the table is refused because it has too few rows to be split. */
    boolean isTooSmallToSplit() {
        return refusal.contains("needs at least 20; give more rows, or use --no-split");
    }

    private static Terminal terminal(OutputStream out) {
        return new Terminal(stream(out), stream(OutputStream.nullOutputStream()), false, false);
    }

    private static PrintStream stream(OutputStream target) {
        return new PrintStream(target, true, StandardCharsets.UTF_8);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("tables").resolve("run");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path run) {
        try (Stream<Path> files = Files.walk(run.getParent())) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
