package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.subject.Recyclable;
import org.rekindle.subject.Treatment;

/** Recycles the dead units once, where there are any, and continues training as before. */
record Recycle() implements Remedy {
    @Override
    public String id() {
        return "recycle";
    }

    @Override
    public String description() {
        return "recycle the dead units";
    }

    @Override
    public Optional<Treatment> treat(Patient patient) {
        return patient.end(Recyclable.class)
                .filter(end -> end.outcome().census().deadFraction() > 0)
                .map(Recyclable::recycleDead);
    }
}
