package org.rekindle.subject;

import java.util.OptionalInt;

/** The end of a run that can go back to its last healthy state. */
public interface Rewindable extends RunEnd {

    /**
     * After which epoch (0: before the first) the run was healthy last; empty when it never was.
     */
    OptionalInt lastHealthyEpoch();

    /**
     * From that state on, with another learning rate or without weight decay.
     *
     * @param change a change of the optimizer lets it forget what it has gathered
     * @throws java.util.NoSuchElementException when the run never was healthy
     */
    Treatment goBack(Change change);
}
