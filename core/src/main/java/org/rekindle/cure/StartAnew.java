package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.subject.Change;
import org.rekindle.subject.Treatment;

/** A new network, trained with a change; without one, it is a control. */
record StartAnew(String id, String description, Change change) implements Remedy {
    @Override
    public boolean isControl() {
        return change.equals(Change.NONE);
    }

    @Override
    public boolean standardizes() {
        return change.standardizeInputs();
    }

    @Override
    public Optional<Treatment> treat(Patient patient) {
        return patient.end().startAnew(change);
    }
}
