package org.rekindle.diagnosis;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why units die, or why a run does not learn. */
public enum Cause {
    /** Nothing is wrong. */
    NONE("none, because the network is healthy"),
    /** Born dead, or so close to it that the first updates kill it. */
    INITIALIZATION("the weights and biases that training started from"),
    /** Fired until one or a few large updates pushed z below 0 for good. */
    LEARNING_RATE("updates that are too large"),
    /** z slid slowly below 0. */
    SLOW_SLIDE("a slow slide of z below 0 over many epochs"),
    /** Inputs are not standardised. */
    INPUT_SCALE("inputs that are not standardised"),
    /** The target is not standardised. */
    TARGET_SCALE("a target that is not standardised"),
    /** Weight decay made the weights too small. */
    REGULARIZATION("weight decay that makes the weights too small"),
    /** All units that feed it are dead. */
    UPSTREAM("a dead layer below it, so no signal arrives"),
    /** The updates are too small for the number of epochs. */
    LEARNING_RATE_TOO_SMALL("updates that are too small"),
    /** Training ended too early. */
    EPOCHS("too few epochs"),
    /** Too few units in a layer, or too many layers of few units. */
    WIDTH("layers that are too narrow for their start"),
    /** A ReLU on the output, whose units can die too. */
    OUTPUT_ACTIVATION("a ReLU on the output"),
    /** Units that are dead: what another activation gains, they cost. */
    DEAD_RELUS("dead units"),
    /** No experiment shows it. */
    UNKNOWN("not established, because no experiment shows it");

    private final String description;

    Cause(String description) {
        this.description = description;
    }

    /** The name in documents, such as {@code learning_rate}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The cause that has this name in documents. */
    public static Optional<Cause> named(String id) {
        return Arrays.stream(values()).filter(cause -> cause.id().equals(id)).findFirst();
    }

    /** In plain words. */
    public String description() {
        return description;
    }
}
