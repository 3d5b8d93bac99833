package org.rekindle.subject;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A training run that can be repeated, by any trainer: Rekindle's own ({@link
 * org.rekindle.training.PastRun}), a script that is started again, or a library in this JVM.
 * Several threads use a subject at the same time, unless an experiment is given one thread.
 *
 * <p>A new trainer plugs in here. {@link org.rekindle.diagnosis.Examination} and {@link
 * org.rekindle.cure.ControlledTrial} need no more than this. {@link Watchable} adds the lives of
 * units, {@link Resumable} the remedies that continue a run. For a study, {@link
 * org.rekindle.study.Candidates} makes one of each setting.
 */
public interface Trainable {

    /** How many epochs the run itself has. */
    int epochs();

    /**
     * Whether a change would make a difference: false when the run already has it (there is no
     * weight decay to drop, the inputs are standardised), or when this subject cannot apply it.
     */
    boolean applies(Change change);

    /**
     * What the score has to beat. Where it is empty, nothing can be said of whether the run learns,
     * only of which units die.
     */
    default Optional<Baseline> baseline() {
        return Optional.empty();
    }

    /**
     * Trains from the start. The same arguments give the same outcome; {@link Change#NONE} and
     * shift 0 repeat the run itself. Runs of one shift start from the same draws and see the same
     * batches, so differences between their outcomes come from the change.
     *
     * @param change what is changed in the run
     * @param seedShift is added to the run's seed
     * @param untilEpoch the number of epochs, at least 1; it may be more than {@link #epochs}
     * @param shouldStop asked often; once it is true, the run ends soon with {@link Status#STOPPED}
     */
    Outcome train(Change change, long seedShift, int untilEpoch, BooleanSupplier shouldStop);
}
