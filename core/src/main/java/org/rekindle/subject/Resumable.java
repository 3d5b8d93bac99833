package org.rekindle.subject;

import java.util.function.BooleanSupplier;

/** A subject whose training can go on from where the run ended. */
public interface Resumable extends Subject {

    /** Repeats the run itself, and keeps what going on needs. */
    RunEnd trainToEnd(BooleanSupplier shouldStop);
}
