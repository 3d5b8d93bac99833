package org.rekindle.subject;

/** Receives the progress of work that takes many runs. */
public interface Progress {
    /** Ignores the progress. */
    Progress NONE = (done, all) -> {};

    /**
     * Called when another run has ended, by one thread at a time, and never after the work has
     * ended.
     *
     * @param done how many runs have ended
     * @param all how many there are
     */
    void onRun(int done, int all);
}
