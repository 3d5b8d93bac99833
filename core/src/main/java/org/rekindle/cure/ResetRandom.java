package org.rekindle.cure;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;
import org.rekindle.random.Seed;
import org.rekindle.training.Recipe;
import org.rekindle.training.TrainingState;

/**
 * Control: as many units of each layer are reset as are dead in it, but any, and to what the run's
 * own initialization draws.
 */
record ResetRandom() implements Remedy {
    @Override
    public String id() {
        return "reset_random";
    }

    @Override
    public String description() {
        return "reset as many random units";
    }

    @Override
    public boolean isControl() {
        return true;
    }

    @Override
    public Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels) {
        TrainingState state = patient.end().copy();
        List<BitSet> drawn = Recycling.random(patient.dead(), state.network(), seed.child("units"));
        Recipe recipe = patient.run().recipe();
        DenseNetwork donor =
                DenseNetwork.initialize(
                        recipe.shape(),
                        recipe.activation(),
                        recipe.initializer(),
                        recipe.hiddenBiases(),
                        seed.child("donor"));
        return Optional.of(Treatment.recycled(patient, state, drawn, donor, kernels));
    }
}
