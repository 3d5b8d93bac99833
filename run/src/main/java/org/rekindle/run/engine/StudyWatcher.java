package org.rekindle.run.engine;

import org.rekindle.study.StudyObserver;

/** Watches a study from its first trial to its answer. Every method does nothing by default. */
public interface StudyWatcher extends StudyObserver {
    /** Watches nothing. */
    StudyWatcher NONE = new StudyWatcher() {};

    /**
     * Called when the trials have ended and a few of them are trained again, to test the winner and
     * to record what their units do.
     *
     * @param recorded whether there is room to record it
     */
    default void onTrainingAgain(boolean recorded) {}
}
