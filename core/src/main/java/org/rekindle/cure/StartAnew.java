package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.Initializer;
import org.rekindle.random.Seed;
import org.rekindle.training.Recipe;

/** A new network, drawn another way, with zero biases. */
record StartAnew(Initializer initializer) implements Remedy {
    @Override
    public String id() {
        return "start_anew_" + initializer.name();
    }

    @Override
    public String description() {
        return "start anew with %s".formatted(initializer.name());
    }

    @Override
    public Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels) {
        Recipe recipe = patient.run().recipe();
        return Optional.of(
                Treatment.fresh(
                        patient.run(), Treatment.newNetwork(recipe, initializer, seed), kernels));
    }
}
