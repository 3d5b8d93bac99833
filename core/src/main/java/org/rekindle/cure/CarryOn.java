package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.kernel.Kernels;
import org.rekindle.random.Seed;

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
    public Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels) {
        return Optional.of(new Treatment(patient.run(), patient.end().copy()));
    }
}
