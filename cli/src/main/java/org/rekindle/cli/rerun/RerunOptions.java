package org.rekindle.cli.rerun;

import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.rekindle.cli.options.Budget;
import org.rekindle.cli.options.TrainingOptions;
import org.rekindle.cli.options.UsageException;
import org.rekindle.run.watched.Rerun;
import picocli.CommandLine.Option;

/** The options that say whether, and how often, the program of a watched run is started again. */
public final class RerunOptions {
    /** With two seeds an interval is so wide that no change is ever shown to help. */
    private static final int FEWEST = 3;

    @Option(
            names = "--rerun",
            description =
                    "Start the program of a watched run again. Without this, only say what would be started.")
    private boolean rerun;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description =
                    "With --rerun: seeds for each experiment or remedy, at least 3 (default: 5).")
    private @Nullable Integer seeds;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            converter = Budget.Converter.class,
            description =
                    "With --rerun: leave out the last experiments where all would take longer, such as 10m.")
    private @Nullable Budget budget;

    /** Whether the program may be started. */
    public boolean isWanted() {
        return rerun;
    }

    /**
     * Checks that none of them is given for a run of Rekindle's own, which is always repeated.
     *
     * @throws UsageException when one is
     */
    public void refuse() {
        if (rerun || seeds != null || budget != null) {
            throw new UsageException(
                    "--rerun, --seeds and --budget are for watched runs, and this is one of Rekindle's own; leave them out");
        }
    }

    /** How much may be tried. */
    public Rerun.Effort effort(int parallel) {
        int wanted = seeds == null ? Rerun.SEEDS : TrainingOptions.atLeastOne("--seeds", seeds);
        if (wanted < FEWEST) {
            throw new UsageException(
                    String.format(
                            Locale.ROOT,
                            "--seeds must be at least %d: fewer show nothing",
                            FEWEST));
        }
        return new Rerun.Effort(
                wanted,
                budget == null ? OptionalDouble.empty() : OptionalDouble.of(budget.seconds()),
                parallel);
    }
}
