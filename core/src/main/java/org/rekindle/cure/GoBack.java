package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.subject.Change;
import org.rekindle.subject.Rewindable;
import org.rekindle.subject.Treatment;

/** Goes back to the last healthy state, and continues with a change of the optimizer. */
record GoBack(String id, String description, Change changed) implements Remedy {
    /** The state before training is that of a new run, so going back there is to train again. */
    @Override
    public Optional<Change> change() {
        return Optional.of(changed);
    }

    @Override
    public Optional<Treatment> treat(Patient patient) {
        return patient.end(Rewindable.class)
                .filter(end -> end.lastHealthyEpoch().isPresent())
                .filter(end -> patient.subject().applies(changed))
                .map(end -> end.goBack(changed));
    }
}
