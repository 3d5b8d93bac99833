package org.rekindle.diagnosis;

import java.util.Locale;
import java.util.Optional;
import org.rekindle.network.VarianceScaling;
import org.rekindle.training.Optimizer;
import org.rekindle.training.PastRun;
import org.rekindle.training.Recipe;
import org.rekindle.training.TrainingPlan;

/**
 * One thing that is changed when a run is repeated, everything else being equal: what it averts, it
 * had caused. Those that can be there for one reason alone come first, because a smaller learning
 * rate averts a little of everything.
 */
public enum Intervention {
    /** Inputs of mean 0 and standard deviation 1. */
    STANDARDIZED_INPUTS(Cause.INPUT_SCALE, "standardise the inputs") {
        @Override
        Optional<PastRun> applyTo(PastRun run) {
            return run.standardized();
        }
    },
    /** Weight decay 0. */
    NO_WEIGHT_DECAY(Cause.REGULARIZATION, "no weight decay") {
        @Override
        Optional<PastRun> applyTo(PastRun run) {
            TrainingPlan plan = run.recipe().plan();
            if (plan.optimizer().weightDecay() == 0) {
                return Optional.empty();
            }
            Optimizer free = plan.optimizer().withoutWeightDecay();
            return Optional.of(run.with(run.recipe().withPlan(plan.withOptimizer(free))));
        }
    },
    /** He initialization and zero biases. */
    HE_ZERO_BIAS(Cause.INITIALIZATION, "He initialization with zero biases") {
        @Override
        Optional<PastRun> applyTo(PastRun run) {
            Recipe recipe = run.recipe();
            if (recipe.initializer().equals(VarianceScaling.HE_NORMAL)
                    && recipe.startsWithZeroBiases()) {
                return Optional.empty();
            }
            return Optional.of(run.with(recipe.withStart(VarianceScaling.HE_NORMAL, 0)));
        }
    },
    /** A tenth of the learning rate. */
    SMALLER_LEARNING_RATE(Cause.LEARNING_RATE, "a tenth of the learning rate") {
        @Override
        Optional<PastRun> applyTo(PastRun run) {
            return Optional.of(slower(run, 10));
        }
    },
    /** A hundredth of it, for where it was far too large. */
    MUCH_SMALLER_LEARNING_RATE(Cause.LEARNING_RATE, "a hundredth of the learning rate") {
        @Override
        Optional<PastRun> applyTo(PastRun run) {
            return Optional.of(slower(run, 100));
        }
    };

    private final Cause cause;
    private final String description;

    Intervention(Cause cause, String description) {
        this.cause = cause;
        this.description = description;
    }

    /** What is shown to be the cause when this averts the deaths. */
    public Cause cause() {
        return cause;
    }

    /** The name in documents. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In plain words. */
    public String description() {
        return description;
    }

    /** The run with that one thing changed; empty when there is nothing to change. */
    abstract Optional<PastRun> applyTo(PastRun run);

    private static PastRun slower(PastRun run, double factor) {
        TrainingPlan plan = run.recipe().plan();
        double rate = plan.learningRate() / factor;
        return run.with(run.recipe().withPlan(plan.withLearningRate(rate)));
    }
}
