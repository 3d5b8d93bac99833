package org.rekindle.subject;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.rekindle.census.LifeLine;
import org.rekindle.network.DenseNetwork;

/** A subject whose units can be watched during the run, to see how each of them died. */
public interface Watchable extends Subject {

    /** Repeats the run itself and watches every unit. */
    Watched watch(BooleanSupplier shouldStop);

    /**
     * A run and its units.
     *
     * @param outcome of the run
     * @param lives one for each unit, in the order of the outcome's census
     * @param network at the run's end; empty when another library trained it
     */
    record Watched(Outcome outcome, List<LifeLine> lives, Optional<DenseNetwork> network) {
        /** Copies the list. */
        public Watched {
            lives = List.copyOf(lives);
        }
    }
}
