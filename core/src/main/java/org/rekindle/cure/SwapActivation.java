package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.activation.Activation;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;
import org.rekindle.random.Seed;
import org.rekindle.training.PastRun;
import org.rekindle.training.Recipe;

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
    public Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels) {
        Recipe recipe = patient.run().recipe();
        if (recipe.activation().name().equals(activation.name())) {
            return Optional.empty();
        }
        DenseNetwork network = patient.end().network().withActivation(activation);
        PastRun changed = patient.run().with(recipe.withActivation(activation));
        return Optional.of(Treatment.fresh(changed, network, kernels));
    }
}
