package org.rekindle.subject;

import java.util.Optional;

/**
 * The end of a run, where every treatment starts. An end that supports more treatments also
 * implements one of these: {@link Recyclable}, {@link Rewindable}, {@link Swappable}.
 */
public interface RunEnd {

    /** How the run ended. */
    Outcome outcome();

    /** Changes nothing, and trains for the same number of epochs again. */
    Treatment carryOn();

    /**
     * A new network, trained for as many epochs as the run had.
     *
     * @return empty when there is nothing to change
     */
    Optional<Treatment> startAnew(Change change);
}
