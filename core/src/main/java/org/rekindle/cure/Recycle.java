package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;
import org.rekindle.random.Seed;
import org.rekindle.training.TrainingState;

/** Dead units are recycled, once, and training goes on as before. */
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
    public Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels) {
        TrainingState state = patient.end().copy();
        DenseNetwork donor = Recycling.donorFor(state.network(), seed.child("donor"));
        return Optional.of(Treatment.recycled(patient, state, patient.dead(), donor, kernels));
    }
}
