package org.rekindle.onnx.shape;

/** A node does something that no rule here describes: what it gives counts as unbounded. */
public final class NotUnderstoodException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotUnderstoodException(String reason) {
        super(reason);
    }

    /** Fails unless the condition holds. */
    public static void unless(boolean condition, String reason) {
        if (!condition) {
            throw new NotUnderstoodException(reason);
        }
    }
}
