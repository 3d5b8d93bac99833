package org.rekindle.cli.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.engine.ReopenedTrial;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that say which earlier run is looked at again. */
public final class PastRunOptions {
    @Parameters(paramLabel = "RUN_DIR", description = "The run directory.")
    private Path path = Path.of("");

    @Option(
            names = "--trial",
            paramLabel = "N",
            description = "The trial of a study (default: the one with the most dead units).")
    private @Nullable Integer trial;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Runs at the same time (default: the number of cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    public ReopenedTrial open() {
        return ReopenedTrial.open(path, trial, threads());
    }

    public int threads() {
        return TrainingOptions.atLeastOne("--threads", threads);
    }
}
