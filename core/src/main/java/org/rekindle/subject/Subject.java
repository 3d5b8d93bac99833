package org.rekindle.subject;

import java.util.function.BooleanSupplier;

/**
 * A training that can be run again, by whatever trains it: Rekindle's own trainer ({@link
 * org.rekindle.training.PastRun}), a script that is started anew, or a library in this JVM. A
 * subject is used by several threads at a time, unless an experiment is given one thread.
 */
public interface Subject {

    /** How many epochs the run itself has. */
    int epochs();

    /**
     * Whether a change would make a difference: false when the run is so already (there is no
     * weight decay to drop, the inputs are standardised), or when this subject cannot be changed in
     * this way.
     */
    boolean applies(Change change);

    /**
     * Trains from the start. Called twice with the same values it gives the same outcome; {@link
     * Change#NONE} and shift 0 repeat the run itself. Runs of one shift start from the same draws
     * and see the same batches, so what differs between their outcomes comes from the change.
     *
     * @param change what is done otherwise than in the run
     * @param seedShift is added to the run's seed
     * @param untilEpoch the number of epochs, at least 1; it may be more than {@link #epochs}
     * @param shouldStop asked often; after it has been true the run ends soon, with {@link
     *     Status#STOPPED}
     */
    Outcome train(Change change, long seedShift, int untilEpoch, BooleanSupplier shouldStop);
}
