package org.rekindle.diagnosis;

import java.util.Locale;

/** Why units die. */
public enum Cause {
    /** Nothing is wrong. */
    NONE("none, because the network is healthy"),
    /** Born dead, or so close to it that the first updates kill it. */
    INITIALIZATION("the weights and biases that training started from"),
    /** Fired until one or a few large updates pushed z below 0 for good. */
    LEARNING_RATE("updates that are too large"),
    /** z slid slowly below 0. */
    BIAS_DRIFT("a slow slide of z below 0"),
    /** Inputs are not standardised. */
    INPUT_SCALE("inputs that are not standardised"),
    /** Weight decay made the weights too small. */
    REGULARIZATION("weight decay that makes the weights too small"),
    /** All units that feed it are dead. */
    UPSTREAM("a dead layer below it, so no signal arrives"),
    /** No experiment prevented the deaths. */
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
