package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.subject.Recyclable;
import org.rekindle.subject.Treatment;

/**
 * Control: in each layer, random living units are reset, as many as are dead in it. They get
 * weights from the run's own initialization. It disturbs the network as much as recycling does, but
 * revives nothing, so a remedy for dead units can beat it even where most units are dead.
 */
record ResetRandom() implements Remedy {
    @Override
    public String id() {
        return "reset_random";
    }

    @Override
    public String description() {
        return "reset random living units, as many as are dead";
    }

    @Override
    public boolean isControl() {
        return true;
    }

    @Override
    public Optional<Treatment> treat(Patient patient) {
        return patient.end(Recyclable.class).map(Recyclable::resetRandom);
    }
}
