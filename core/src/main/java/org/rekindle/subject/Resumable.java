package org.rekindle.subject;

import java.util.function.BooleanSupplier;

/** A subject whose training can continue from the end of the run. */
public interface Resumable extends Subject {

    /** Repeats the run itself, and keeps the state that is needed to continue. */
    RunEnd trainToEnd(BooleanSupplier shouldStop);
}
