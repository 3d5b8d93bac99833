package org.rekindle.onnx.model;

/** Something about a model, or about what it was given, that the user can mend. */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What was expected, what came, where, and what to do. */
    public ModelException(String message) {
        super(message);
    }

    /** The same, with what met it first. */
    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
