package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.subject.Recyclable;
import org.rekindle.subject.Treatment;

/**
 * Control: as many units of each layer are reset as are dead in it, but any, and to what the run's
 * own initialization draws.
 */
record ResetRandom() implements Remedy {
    @Override
    public String id() {
        return "reset_random";
    }

    @Override
    public String description() {
        return "reset as many random units";
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
