package org.rekindle.training;

import org.rekindle.kernel.Crew;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.UncountedPass;

/** A door into the core for measurements alone: a training step without the census. */
public final class StepWithoutCensus {
    private StepWithoutCensus() {}

    /** A step whose {@link TrainingStep#firing} stays empty. */
    public static TrainingStep of(DenseNetwork network, TrainingPlan plan, int capacity) {
        Kernels kernels = Kernels.fastest();
        return new TrainingStep(
                TrainingState.start(network, plan.optimizer(), kernels),
                plan,
                capacity,
                kernels,
                new Crew(),
                UncountedPass.of(network.shape(), capacity, kernels),
                false);
    }
}
