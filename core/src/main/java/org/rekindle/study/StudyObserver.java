package org.rekindle.study;

/**
 * Watches a study. Methods do nothing unless overridden; they are called from the study's threads,
 * one at a time.
 */
public interface StudyObserver {
    /** Watches nothing. */
    StudyObserver NONE = new StudyObserver() {};

    /** Called before trials are started: first of all, and again after each decision. */
    default void onRace(Race race) {}

    /** Called when a trial has ended, in whatever order they end. */
    default void onTrial(Trial trial) {}

    /** Asked often, from any thread; true stops the running trials and starts no others. */
    default boolean shouldStop() {
        return false;
    }
}
