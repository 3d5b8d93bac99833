package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.subject.Change;
import org.rekindle.subject.Treatment;

/** A new network, trained with a change; without one, it is a control. */
record StartAnew(String id, String description, Change changed) implements Remedy {
    @Override
    public boolean isControl() {
        return changed.equals(Change.NONE);
    }

    @Override
    public Optional<Change> change() {
        return Optional.of(changed);
    }

    @Override
    public boolean startsAnew() {
        return true;
    }

    @Override
    public Optional<Treatment> treat(Patient patient) {
        return patient.end().startAnew(changed);
    }
}
