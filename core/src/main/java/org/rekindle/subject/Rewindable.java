package org.rekindle.subject;

import java.util.OptionalInt;

/** The end of a run that can go back to its last healthy state. */
public interface Rewindable extends RunEnd {

    /**
     * The last epoch after which the run was healthy; 0 is the state before training. Empty when it
     * never was.
     */
    OptionalInt lastHealthyEpoch();

    /**
     * Continues from that state with another learning rate or without weight decay.
     *
     * @param change if it changes the optimizer, the state of the optimizer is reset
     * @throws java.util.NoSuchElementException when the run never was healthy
     */
    Treatment goBack(Change change);
}
