package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.subject.Treatment;

/** Control: nothing is changed. */
record CarryOn() implements Remedy {
    @Override
    public String id() {
        return "carry_on";
    }

    @Override
    public String description() {
        return "carry on unchanged";
    }

    @Override
    public boolean isControl() {
        return true;
    }

    @Override
    public Optional<Treatment> treat(Patient patient) {
        return Optional.of(patient.end().carryOn());
    }
}
