package org.rekindle.subject;

/** How a training run ended. */
public enum Status {
    /** All epochs were run. */
    OK,
    /** The loss became NaN or infinite; what the run had before that is kept. */
    DIVERGED,
    /** Somebody asked it to stop. */
    STOPPED
}
