package org.rekindle.run;

import java.util.Optional;

/**
 * A run cannot be made, opened or repeated as requested. The message is for the user: what was
 * expected, and what was found where. Where the request must change, {@link #reason} says how, so
 * that a program can point to its own way of asking: an option, a field of a form.
 */
public final class RunException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Optional<Reason> reason;

    /** What is wrong with the request; each constant says how to correct it. */
    public enum Reason {
        /** The folder for a new run holds something. Name another, or resume what is in it. */
        OUTPUT_FOLDER_TAKEN,
        /** The folder for a new run cannot be made or written. Name another. */
        OUTPUT_FOLDER_UNUSABLE,
        /**
         * The run recycled units while it trained, so its recipe does not repeat it. Train anew.
         */
        TRAINED_WITH_CARE,
        /** The initializer draws the biases itself. Give them no other start. */
        INITIALIZER_DRAWS_BIASES,
        /** The metric is not for this task, or not defined on these rows. Take another. */
        METRIC_DOES_NOT_FIT,
        /** The network shall have no biases. Say nothing of their start, or let it have them. */
        NO_BIASES,
        /** Several splits are wanted of rows that shall not be split. Split them, or once only. */
        SPLITS_OF_UNSPLIT_ROWS,
        /** The memory does not hold all trials that run at a time. Run fewer or smaller ones. */
        TOO_LARGE
    }

    /** Without a reason: the message says what to do. */
    public RunException(String message) {
        super(message);
        this.reason = Optional.empty();
    }

    /** A request that must change. */
    public RunException(Reason reason, String message) {
        super(message);
        this.reason = Optional.of(reason);
    }

    /** What must change in the request; empty where the message says what to do. */
    public Optional<Reason> reason() {
        return reason;
    }
}
