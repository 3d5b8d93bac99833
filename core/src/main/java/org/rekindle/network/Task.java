package org.rekindle.network;

/**
 * The kind of target. It determines the default loss, the number of outputs and which {@link Metric
 * metrics} fit.
 */
public enum Task {
    /** One of several classes: cross-entropy by default, one output per class. */
    CLASSIFICATION,

    /** A number: squared error, one output. */
    REGRESSION;

    /**
     * The loss that training minimizes by default.
     *
     * @param capacity the largest batch
     */
    public Loss loss(int capacity) {
        return LossFunction.defaultFor(this).of(this, capacity);
    }
}
