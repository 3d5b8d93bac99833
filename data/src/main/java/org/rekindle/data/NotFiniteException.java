package org.rekindle.data;

/** An array holds a number that is NaN, infinite or too large for a double. */
public final class NotFiniteException extends DataException {
    private static final long serialVersionUID = 1L;

    private final double value;
    private final long sample;

    public NotFiniteException(String message, double value, long sample) {
        super(message);
        this.value = value;
        this.sample = sample;
    }

    /** The number. */
    public double value() {
        return value;
    }

    /** Where it lies along the first axis, counted from 1. */
    public long sample() {
        return sample;
    }
}
