package org.rekindle.benchmarks.driver;

/** A worker that cannot go on, or cannot do what it was asked; the message says why. */
final class WorkerException extends Exception {
    private static final long serialVersionUID = 1L;

    WorkerException(String reason) {
        super(reason);
    }

    /** The reason, never null. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
