package org.rekindle.training;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.rekindle.census.NetworkCensus;

/**
 * Watches a training run. Every method does nothing unless overridden, and is called on the run's
 * own thread.
 */
public interface TrainingObserver {
    /** Watches nothing. */
    TrainingObserver NONE = new TrainingObserver() {};

    /**
     * Called once, before the first update.
     *
     * @param state what is trained; read only, except in {@link #onEpoch}, which may change it
     * @param atStepZero the census before any update
     */
    default void onStart(TrainingState state, NetworkCensus atStepZero) {}

    /**
     * Called after each update.
     *
     * @param step from 1
     * @param loss the batch's mean loss before the update
     */
    default void onStep(long step, double loss, FiringHistory firing) {}

    /** Called after each epoch. */
    default void onEpoch(EpochReport report, FiringHistory firing) {}

    /** Asked before each update; true ends the run with the status {@code stopped}. */
    default boolean shouldStop() {
        return false;
    }

    /** Watches nothing, and ends the run as soon as {@code shouldStop} is true. */
    static TrainingObserver until(BooleanSupplier shouldStop) {
        return new TrainingObserver() {
            @Override
            public boolean shouldStop() {
                return shouldStop.getAsBoolean();
            }
        };
    }

    /** Calls several, each time in this order; the run stops when one of them wants it to. */
    static TrainingObserver all(TrainingObserver... observers) {
        return all(List.of(observers));
    }

    /** Calls several, each time in this order; the run stops when one of them wants it to. */
    static TrainingObserver all(List<TrainingObserver> observers) {
        return new TrainingObserver() {
            @Override
            public void onStart(TrainingState state, NetworkCensus atStepZero) {
                observers.forEach(observer -> observer.onStart(state, atStepZero));
            }

            @Override
            public void onStep(long step, double loss, FiringHistory firing) {
                observers.forEach(observer -> observer.onStep(step, loss, firing));
            }

            @Override
            public void onEpoch(EpochReport report, FiringHistory firing) {
                observers.forEach(observer -> observer.onEpoch(report, firing));
            }

            @Override
            public boolean shouldStop() {
                return observers.stream().anyMatch(TrainingObserver::shouldStop);
            }
        };
    }
}
