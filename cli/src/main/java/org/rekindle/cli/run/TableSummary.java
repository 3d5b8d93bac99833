package org.rekindle.cli.run;

import java.util.List;
import org.rekindle.cli.options.Advice;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.run.engine.LoadedData;

/** Shows which table was read and each step of its preparation. */
public final class TableSummary {
    private TableSummary() {}

    /** Prints it. */
    public static void print(LoadedData data, Terminal terminal) {
        terminal.out()
                .printf(
                        "%s: %,d rows, %,d %s%n",
                        data.name(),
                        data.rows(),
                        data.inputs(),
                        data.inputs() == 1 ? "input" : "inputs");
        data.prepared().notes().forEach(note -> terminal.out().println("  " + note));
        data.otherTask().ifPresent(task -> terminal.out().println("  " + Advice.otherTask(task)));
        Advice.values(data.prepared().values())
                .forEach(advice -> terminal.out().println("  " + advice));
        terminal.out().println();
    }

    /** Shows what must be read before any score; usually nothing. */
    public static void warn(LoadedData data, Terminal terminal) {
        List<String> warnings = data.prepared().values().warnings();
        warnings.forEach(warning -> terminal.out().println(terminal.red(warning)));
        if (!warnings.isEmpty()) {
            terminal.out().println();
        }
    }
}
