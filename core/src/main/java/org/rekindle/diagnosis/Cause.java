package org.rekindle.diagnosis;

import java.util.Locale;

/** Why units die. */
public enum Cause {
    /** Nothing is wrong. */
    NONE("none, because the network is healthy"),
    /** Born dead, or so far from firing that the first updates finish it. */
    INITIALIZATION("the weights and biases that training started from"),
    /** Fired until one or few large updates pushed z below 0 for good. */
    LEARNING_RATE("updates that are too large"),
    /** A slow slide of z below 0. */
    BIAS_DRIFT("a slow slide of z below 0"),
    /** Inputs that are not standardised. */
    INPUT_SCALE("inputs that are not standardised"),
    /** Decay took the weights away. */
    REGULARIZATION("weight decay that makes the weights too small"),
    /** Everything that feeds the unit is dead. */
    UPSTREAM("a dead layer before it, so nothing arrives"),
    /** No experiment averts the deaths. */
    UNKNOWN("not found, because no experiment prevented the deaths");

    private final String description;

    Cause(String description) {
        this.description = description;
    }

    /** The name in documents, such as {@code learning_rate}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In plain words. */
    public String description() {
        return description;
    }
}
