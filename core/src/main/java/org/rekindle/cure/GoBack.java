package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.subject.Change;
import org.rekindle.subject.Rewindable;
import org.rekindle.subject.Treatment;

/** Goes back to the last healthy state, and continues with a change of the optimizer. */
record GoBack(String id, String description, Change change) implements Remedy {
    @Override
    public Optional<Treatment> treat(Patient patient) {
        return patient.end(Rewindable.class)
                .filter(end -> end.lastHealthyEpoch().isPresent())
                .filter(end -> patient.subject().applies(change))
                .map(end -> end.goBack(change));
    }
}
