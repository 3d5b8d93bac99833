package org.rekindle.suites.benchmark;

import java.util.function.UnaryOperator;
import org.rekindle.diagnosis.Cause;

/**
 * One fault.
 *
 * @param name what is done to the healthy run
 * @param cause the cause that this plants
 * @param healthy the run to which it is done, made from the usual one
 * @param planting the change
 */
record Fault(String name, Cause cause, UnaryOperator<Case> healthy, UnaryOperator<Case> planting) {

    /** Done to the usual run. */
    static Fault of(String name, Cause cause, UnaryOperator<Case> planting) {
        return new Fault(name, cause, UnaryOperator.identity(), planting);
    }

    /** Planted alone. */
    Plant in(Case usual) {
        Case before = healthy.apply(usual);
        return Plant.single(name, cause, planting.apply(before), before);
    }
}
