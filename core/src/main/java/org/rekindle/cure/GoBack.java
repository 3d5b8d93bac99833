package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.subject.Change;
import org.rekindle.subject.Rewindable;
import org.rekindle.subject.Treatment;

/** The last healthy state, and from there on another optimizer. */
record GoBack(String id, String description, Change change) implements Remedy {
    @Override
    public Optional<Treatment> treat(Patient patient) {
        return patient.end(Rewindable.class)
                .filter(end -> end.lastHealthyEpoch().isPresent())
                .filter(end -> patient.subject().applies(change))
                .map(end -> end.goBack(change));
    }
}
