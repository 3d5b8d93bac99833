package org.rekindle.onnx.proof;

/** A node does something that no rule here describes: what it gives counts as unbounded. */
final class NotUnderstoodException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotUnderstoodException(String reason) {
        super(reason);
    }

    /** Fails unless the condition holds. */
    static void unless(boolean condition, String reason) {
        if (!condition) {
            throw new NotUnderstoodException(reason);
        }
    }
}
