package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;
import org.rekindle.random.Seed;
import org.rekindle.training.PastRun;
import org.rekindle.training.TrainingPlan;

/** The last healthy state, and from there on without weight decay. */
record StopDecay() implements Remedy {
    @Override
    public String id() {
        return "stop_decay";
    }

    @Override
    public String description() {
        return "go back to the last healthy state, without weight decay";
    }

    @Override
    public Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels) {
        TrainingPlan plan = patient.run().recipe().plan();
        if (plan.optimizer().weightDecay() == 0 || patient.lastHealthy().isEmpty()) {
            return Optional.empty();
        }
        TrainingPlan free = plan.withOptimizer(plan.optimizer().withoutWeightDecay());
        PastRun changed = patient.run().with(patient.run().recipe().withPlan(free));
        DenseNetwork network = patient.lastHealthy().get().state().network().copy();
        return Optional.of(Treatment.fresh(changed, network, kernels));
    }
}
