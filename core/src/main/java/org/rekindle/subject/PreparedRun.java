package org.rekindle.subject;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rekindle.network.DenseNetwork;

/** A run that is ready to start. It can run once. */
public interface PreparedRun {

    /** Runs it to its end. */
    Outcome train(BooleanSupplier shouldStop);

    /**
     * The largest absolute change of an output on the validation samples that the treatment itself
     * caused; NaN where that was not measured.
     */
    default double outputChange() {
        return Double.NaN;
    }

    /** The network that is trained; empty when another library trains it. */
    default Optional<DenseNetwork> network() {
        return Optional.empty();
    }
}
