package org.rekindle.cli.run;

import java.io.IOException;
import org.rekindle.cli.terminal.Terminal;
import org.rekindle.run.FileNames;
import org.rekindle.run.RunDirectory;
import org.rekindle.view.report.ReportFile;

/** Writes the report of a run at its end. */
public final class ReportWriter {
    private ReportWriter() {}

    /**
     * Writes it, or says in one line why not. A run must not fail at its last step for want of the
     * page that shows it.
     */
    public static void write(RunDirectory directory, Terminal terminal) {
        try {
            ReportFile.write(directory.path());
        } catch (IOException | RuntimeException e) {
            terminal.err()
                    .printf(
                            "rekindle: %s could not be written (%s: %s); everything else is in %s%n",
                            FileNames.REPORT,
                            e.getClass().getSimpleName(),
                            e.getMessage(),
                            directory.path());
        }
    }
}
