package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.activation.Activation;
import org.rekindle.subject.Swappable;
import org.rekindle.subject.Treatment;

/** The same weights under an activation that passes gradients below 0. */
record SwapActivation(Activation activation) implements Remedy {
    @Override
    public String id() {
        return "swap_" + activation.name();
    }

    @Override
    public String description() {
        return "swap the activation for " + activation.title();
    }

    @Override
    public Optional<Treatment> treat(Patient patient) {
        return patient.end(Swappable.class)
                .filter(end -> !end.activation().name().equals(activation.name()))
                .map(end -> end.swap(activation));
    }
}
