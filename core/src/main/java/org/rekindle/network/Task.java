package org.rekindle.network;

/**
 * The kind of target. It determines the loss, the number of outputs and which {@link Metric
 * metrics} fit.
 */
public enum Task {
    /** One of several classes: cross-entropy, one output per class. */
    CLASSIFICATION {
        @Override
        public Loss loss(int capacity) {
            return new CrossEntropy(capacity);
        }
    },

    /** A number: squared error, one output. */
    REGRESSION {
        @Override
        public Loss loss(int capacity) {
            return new SquaredError();
        }
    };

    /**
     * The loss that training minimizes.
     *
     * @param capacity the largest batch
     */
    public abstract Loss loss(int capacity);
}
