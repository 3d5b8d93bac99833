package org.rekindle.cli.run;

import org.rekindle.cli.terminal.Terminal;
import org.rekindle.network.Task;
import org.rekindle.run.engine.PlannedStudy;

/** Warns of an output that cannot give what it shall learn. */
public final class OutputWarning {
    private OutputWarning() {}

    /** Prints a line when a ReLU on the output cuts off half of a standardised target. */
    public static void print(PlannedStudy run, Terminal terminal) {
        if (run.plan().shape().rectifiedOutput()
                && run.plan().task() == Task.REGRESSION
                && run.data().request().standardizeTarget()) {
            terminal.err()
                    .println(
                            "rekindle: a ReLU on the output gives no number below 0, but about half of a standardised target is below 0;"
                                    + " --no-standardize-target keeps the target as it is");
        }
    }
}
