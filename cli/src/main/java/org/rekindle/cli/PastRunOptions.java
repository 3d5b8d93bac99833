package org.rekindle.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which earlier run is looked at again. */
final class PastRunOptions {
    @Parameters(paramLabel = "RUN_DIR", description = "The run directory.")
    private Path path = Path.of("");

    @Option(
            names = "--trial",
            paramLabel = "N",
            description = "Which trial of a study (default: the one with most dead units).")
    private @Nullable Integer trial;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Runs at a time (default: the number of cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    ReopenedRun open() {
        return ReopenedRun.open(path, trial, threads());
    }

    int threads() {
        return TrainingOptions.atLeastOne("--threads", threads);
    }
}
