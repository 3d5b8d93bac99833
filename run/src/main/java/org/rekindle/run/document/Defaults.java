package org.rekindle.run.document;

import org.rekindle.network.Initializer;
import org.rekindle.network.VarianceScaling;
import org.rekindle.training.TrainingPlan;

/** The defaults of a run, except for those that the core defines. */
public final class Defaults {
    /** The optimizer's name. */
    public static final String OPTIMIZER = "adam";

    /** The learning rate of a training run. */
    public static final double LEARNING_RATE = TrainingPlan.DEFAULT_LEARNING_RATE;

    /** The initializer of the weights. */
    public static final Initializer INITIALIZER = VarianceScaling.HE_NORMAL;

    /** The seed of everything random. */
    public static final long SEED = 1;

    /** What a training run does about dying units. */
    public static final String CARE = "warn";

    private Defaults() {}
}
