package org.rekindle.suites.exported;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.rekindle.cli.prune.PruneCommand;
import org.rekindle.cli.scan.ScanCommand;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.testing.Launcher;
import picocli.CommandLine;

/** The commands in this JVM: more than a thousand starts of another one would take an hour. */
public final class Commands {
    private Commands() {}

    static Launcher.Result scan(ExportedModel model) {
        return scan(model.path(), model.data());
    }

    /** Scans a model on samples. */
    public static Launcher.Result scan(Path model, Path data) {
        return run(ScanCommand::new, model, data);
    }

    static Launcher.Result prune(ExportedModel model, Path out, double tolerance) {
        return run(
                PruneCommand::new,
                model.path(),
                model.data(),
                "--on-data",
                "--tolerance",
                String.valueOf(tolerance),
                "--out",
                out.toString());
    }

    private static Launcher.Result run(
            Function<Terminal, Callable<Integer>> command, Path model, Path data, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(stream(out), stream(err), false, false);
        CommandLine line = new CommandLine(command.apply(terminal));
        line.setExecutionExceptionHandler(
                (exception, failed, result) -> {
                    terminal.err().println(exception);
                    return 2;
                });
        String[] arguments = {
            model.toString(), "--data", data.toString(), "--threads", "1", "--json"
        };
        String[] all = new String[arguments.length + more.length];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        int code = line.execute(all);
        return new Launcher.Result(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
