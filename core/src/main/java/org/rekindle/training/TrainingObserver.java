package org.rekindle.training;

import org.rekindle.census.NetworkCensus;

/**
 * Watches a training run. Every method does nothing unless overridden, and is called on the run's
 * own thread.
 */
public interface TrainingObserver {
    /** Watches nothing. */
    TrainingObserver NONE = new TrainingObserver() {};

    /** Called once, before the first update. */
    default void onStart(NetworkCensus atStepZero) {}

    /**
     * Called after each update.
     *
     * @param step from 1
     * @param loss the batch's mean loss before the update
     */
    default void onStep(long step, double loss, FiringHistory firing) {}

    /** Called after each epoch. */
    default void onEpoch(EpochReport report, FiringHistory firing) {}

    /** Asked before each update; true ends the run with {@link Status#STOPPED}. */
    default boolean shouldStop() {
        return false;
    }
}
