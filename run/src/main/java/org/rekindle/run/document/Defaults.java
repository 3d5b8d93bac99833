package org.rekindle.run.document;

import org.rekindle.network.Initializer;
import org.rekindle.network.VarianceScaling;
import org.rekindle.training.TrainingPlan;

/** What a run is unless an option says otherwise, as far as the core does not decide it. */
public final class Defaults {
    /** The optimizer's name. */
    public static final String OPTIMIZER = "adam";

    /** Of a training run. */
    public static final double LEARNING_RATE = TrainingPlan.DEFAULT_LEARNING_RATE;

    /** How weights start. */
    public static final Initializer INITIALIZER = VarianceScaling.HE_NORMAL;

    /** What decides everything random. */
    public static final long SEED = 1;

    /** What a training run does about dying units. */
    public static final String CARE = "warn";

    private Defaults() {}
}
