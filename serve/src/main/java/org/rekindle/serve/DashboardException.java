package org.rekindle.serve;

import java.util.Optional;

/**
 * The dashboard cannot be served as requested. The message is for the user. Where the request must
 * change, {@link #reason} says how.
 */
public final class DashboardException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Optional<Reason> reason;

    /** What is wrong with the request; each constant says how to correct it. */
    public enum Reason {
        /** The port is out of range or in use. Name another, or 0 for any that is free. */
        PORT,
        /** The host is no address of this machine. Name one that is. */
        HOST
    }

    DashboardException(String message) {
        super(message);
        this.reason = Optional.empty();
    }

    DashboardException(Reason reason, String message) {
        super(message);
        this.reason = Optional.of(reason);
    }

    /** What must change in the request; empty where the message says what to do. */
    public Optional<Reason> reason() {
        return reason;
    }
}
