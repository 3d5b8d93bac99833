package org.rekindle.onnx.model;

import java.util.Optional;

/**
 * A fault in a model, or in what it was given. The message is for the user and says what was
 * expected, what was found and where. Where the request must change, {@link #reason} says how, so
 * that a program can point to its own way of asking: an option, a field of a form.
 */
public final class ModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the request; each constant says how to correct it. */
    public enum Reason {
        /** A value was set for {@link #name}, which is no input. Name an input. */
        NO_SUCH_INPUT,
        /** A length was given for {@link #name}, which is no free axis. Name an axis. */
        NO_SUCH_AXIS,
        /** Nothing is there to feed the input {@link #name}. Give an array, or set a value. */
        INPUT_UNBOUND,
        /** Noise cannot be fed to the input {@link #name}. Set a value. */
        INPUT_TAKES_NO_NOISE,
        /** The axis {@link #name} takes any length. Give one. */
        AXIS_LENGTH_UNKNOWN,
        /** A number of the normalisation is 0 or not finite. Give another. */
        NORMALIZATION_NOT_COMPUTABLE,
        /** The normalisation is for another number of channels. Give one number, or one each. */
        NORMALIZATION_HAS_OTHER_CHANNELS,
        /** A batch is too large to be fed at once. Take a smaller one. */
        BATCH_TOO_LARGE
    }

    private final Optional<Reason> reason;
    private final String name;

    /** Without a reason: the message says what to do. */
    public ModelException(String message) {
        super(message);
        reason = Optional.empty();
        name = "";
    }

    /** Without a reason, but with what led to it, for whoever debugs. */
    public ModelException(String message, Throwable cause) {
        super(message, cause);
        reason = Optional.empty();
        name = "";
    }

    /**
     * A request that must change.
     *
     * @param name of the input or axis that it is about; may be empty
     * @param message one clear line for the user
     */
    public ModelException(Reason reason, String name, String message) {
        super(message);
        this.reason = Optional.of(reason);
        this.name = name;
    }

    /** What must change in the request; empty where the message says what to do. */
    public Optional<Reason> reason() {
        return reason;
    }

    /** The input or axis that the reason is about; empty where it is about none. */
    public String name() {
        return name;
    }
}
