package org.rekindle.serve;

/** A request that is refused. The message goes to the client, in one sentence. */
final class Refusal extends RuntimeException {
    static final int BAD_REQUEST = 400;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int TOO_BUSY = 503;

    private final int status;

    Refusal(int status, String message) {
        // Refusals are answers, not faults; a stack trace would cost more than the check.
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
