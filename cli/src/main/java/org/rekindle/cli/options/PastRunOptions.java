package org.rekindle.cli.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rekindle.run.engine.ReopenedTrial;
import org.rekindle.run.watched.WatchedRun;
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
            names = {"--threads", "--parallel"},
            paramLabel = "N",
            description = "Runs at the same time (default: the number of cores).")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** The run directory. */
    public Path path() {
        return path;
    }

    /**
     * Whether it is a watched run.
     *
     * @throws UsageException when a trial of it is asked for
     */
    public boolean isWatched() {
        boolean watched = WatchedRun.isIn(path);
        if (watched && trial != null) {
            throw new UsageException("--trial is for studies, and a watched run has no trials");
        }
        return watched;
    }

    public ReopenedTrial open() {
        return ReopenedTrial.open(path, trial, threads());
    }

    public int threads() {
        return TrainingOptions.atLeastOne("--threads", threads);
    }
}
