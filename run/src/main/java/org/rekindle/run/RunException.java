package org.rekindle.run;

/**
 * A run cannot be made, opened or repeated as asked; the message says what was expected and what
 * was found.
 */
public final class RunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** What kind of trouble it is, for callers that know a remedy. */
    public enum Reason {
        /** The folder for a new run holds something, or cannot be written. */
        OUTPUT_FOLDER,
        /** The file of an earlier run is missing, incomplete or of another run. */
        RUN_FILE,
        /** Another process is at work on the run. */
        AT_WORK,
        /** The data are not those of the earlier run any more. */
        DATA_CHANGED,
        /** The run is of a kind that cannot be resumed, or has nothing to repeat. */
        NOT_REPEATABLE,
        /** The run recycled units while it trained, so the recipe alone does not repeat it. */
        TRAINED_WITH_CARE,
        /** The initializer draws the biases itself, and a start for them was given. */
        INITIALIZER_DRAWS_BIASES,
        /** The setting is out of its range. */
        SETTING,
        /** The memory does not hold the networks of all trials that run at a time. */
        MEMORY
    }

    /** A reason, and a message for people. */
    public RunException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What kind of trouble it is. */
    public Reason reason() {
        return reason;
    }
}
