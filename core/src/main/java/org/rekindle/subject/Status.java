package org.rekindle.subject;

/** How a training run ended. */
public enum Status {
    /** All epochs were run. */
    OK,
    /** The loss became NaN or infinite; the results before that are kept. */
    DIVERGED,
    /** It was asked to stop. */
    STOPPED
}
