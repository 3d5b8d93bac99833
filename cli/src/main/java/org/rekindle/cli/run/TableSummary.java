package org.rekindle.cli.run;

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
                        data.path().getFileName(),
                        data.rows(),
                        data.inputs(),
                        data.inputs() == 1 ? "input" : "inputs");
        data.prepared().notes().forEach(note -> terminal.out().println("  " + note));
        data.prepared()
                .otherTask()
                .ifPresent(task -> terminal.out().println("  " + Advice.otherTask(task)));
        terminal.out().println();
    }
}
