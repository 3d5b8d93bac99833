package org.rekindle.view;

import java.util.List;
import java.util.Optional;

/** A run that goes on, of whichever kind. Each line is read once and added to the earlier ones. */
interface GrowingRun {

    /** Empty when {@code run.json} describes no run; the reason is reported as a problem. */
    static Optional<GrowingRun> open(UntrustedFiles files, Problems problems) {
        return DescribedWatch.isIn(files)
                ? DescribedWatch.open(files, problems).map(run -> new GrowingEpochs(files, run))
                : DescribedPlan.open(files, problems).map(run -> new GrowingResults(files, run));
    }

    /**
     * Reads the lines that are new.
     *
     * @return whether they are the first lines of another file
     */
    boolean read();

    /** Reads the tables of units, only to find what is wrong with them. */
    void check(Findings findings, Problems problems);

    WorkStatus status(Findings findings, boolean atWork);

    ProgressView progress(WorkStatus status);

    /**
     * What the lines of the last read state.
     *
     * @param anew whether nothing was told before
     */
    List<LineEvent> events(boolean anew, ProgressView progress);

    /** How many whole lines there are. */
    int lines();

    /** What is wrong with the lines so far. */
    Problems problems();
}
