package org.rekindle.network;

/** What is predicted, which decides the loss, the score and the number of outputs. */
public enum Task {
    /** One of several classes: cross-entropy, scored by accuracy, one output per class. */
    CLASSIFICATION,
    /** A number: squared error, scored by R², one output. */
    REGRESSION
}
