package org.rekindle.cure;

import java.util.Optional;
import org.rekindle.kernel.Kernels;
import org.rekindle.random.Seed;
import org.rekindle.training.PastRun;
import org.rekindle.training.Recipe;
import org.rekindle.training.TrainingPlan;

/** The last healthy state, with a tenth of the learning rate. */
record GoBack() implements Remedy {
    /** What the learning rate is divided by. */
    static final double FACTOR = 10;

    @Override
    public String id() {
        return "go_back";
    }

    @Override
    public String description() {
        return "go back to the last healthy state, with a tenth of the learning rate";
    }

    @Override
    public Optional<Treatment> prepare(Patient patient, Seed seed, Kernels kernels) {
        Recipe recipe = patient.run().recipe();
        TrainingPlan plan = recipe.plan();
        TrainingPlan slower = plan.withLearningRate(plan.learningRate() / FACTOR);
        PastRun changed = patient.run().with(recipe.withPlan(slower));
        return patient.lastHealthy()
                .map(checkpoint -> new Treatment(changed, checkpoint.state().copy()));
    }
}
