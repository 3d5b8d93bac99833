package org.rekindle.run.watched;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the recorder does while a program trains, besides a change of the run.
 *
 * @param recycle whether dead units are recycled after every epoch
 * @param gradientClip the largest norm of the gradient
 * @param warmUpSteps over so many steps the learning rate grows to its full size
 */
record ProgramCare(boolean recycle, OptionalDouble gradientClip, OptionalInt warmUpSteps) {
    /** Nothing. */
    static final ProgramCare NONE =
            new ProgramCare(false, OptionalDouble.empty(), OptionalInt.empty());

    static ProgramCare recycling() {
        return new ProgramCare(true, OptionalDouble.empty(), OptionalInt.empty());
    }

    static ProgramCare clippingAt(double norm) {
        return new ProgramCare(false, OptionalDouble.of(norm), OptionalInt.empty());
    }

    static ProgramCare warmingUpOver(int steps) {
        return new ProgramCare(false, OptionalDouble.empty(), OptionalInt.of(steps));
    }
}
