package org.rekindle.subject;

/** Told how far a piece of work is that takes many runs. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (done, all) -> {};

    /**
     * Another run has ended. Called by one thread at a time, and never after the work has ended.
     *
     * @param done how many runs have ended
     * @param all how many there are
     */
    void onRun(int done, int all);
}
