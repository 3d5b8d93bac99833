package org.rekindle.subject;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rekindle.network.DenseNetwork;

/** A run that is about to start, once. */
public interface PreparedRun {

    /** Runs it to its end. */
    Outcome train(BooleanSupplier shouldStop);

    /**
     * By how much the treatment itself changed an output on the validation samples, at most; NaN
     * where that was not measured.
     */
    default double outputChange() {
        return Double.NaN;
    }

    /** The network that is trained; empty when it is not one of Rekindle's. */
    default Optional<DenseNetwork> network() {
        return Optional.empty();
    }
}
