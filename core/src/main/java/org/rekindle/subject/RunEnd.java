package org.rekindle.subject;

import java.util.Optional;

/**
 * The end of a run, where every treatment begins. What only some subjects can do there, is an
 * interface of its own that the end also implements: {@link Recyclable}, {@link Rewindable}, {@link
 * Swappable}.
 */
public interface RunEnd {

    /** How the run ended. */
    Outcome outcome();

    /** Nothing is changed, and training goes on for as many epochs again. */
    Treatment carryOn();

    /**
     * A new network, trained for as many epochs as the run had.
     *
     * @return empty when there is nothing to change
     */
    Optional<Treatment> startAnew(Change change);
}
