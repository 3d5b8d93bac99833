package org.rekindle.diagnosis;

import java.util.List;
import org.rekindle.network.VarianceScaling;
import org.rekindle.subject.Change;

/**
 * One change to a run that is repeated with everything else equal. If it prevents the deaths, what
 * it changes is their cause.
 *
 * @param cause the cause that is then shown
 * @param id the name in documents
 * @param description in plain words
 * @param change the change
 */
public record Intervention(Cause cause, String id, String description, Change change) {

    /** Inputs of mean 0 and standard deviation 1. */
    public static final Intervention STANDARDIZED_INPUTS =
            new Intervention(
                    Cause.INPUT_SCALE,
                    "standardized_inputs",
                    "standardise the inputs",
                    Change.NONE.withStandardizedInputs());

    /** Weight decay 0. */
    public static final Intervention NO_WEIGHT_DECAY =
            new Intervention(
                    Cause.REGULARIZATION,
                    "no_weight_decay",
                    "no weight decay",
                    Change.NONE.withoutWeightDecay());

    /** He initialization and zero biases. */
    public static final Intervention HE_ZERO_BIAS =
            new Intervention(
                    Cause.INITIALIZATION,
                    "he_zero_bias",
                    "He initialization with zero biases",
                    Change.NONE.withStart(VarianceScaling.HE_NORMAL, 0));

    /** A tenth of the learning rate. */
    public static final Intervention SMALLER_LEARNING_RATE =
            new Intervention(
                    Cause.LEARNING_RATE,
                    "smaller_learning_rate",
                    "a tenth of the learning rate",
                    Change.NONE.withLearningRateFactor(0.1));

    /** A hundredth of the learning rate, for a rate that is far too large. */
    public static final Intervention MUCH_SMALLER_LEARNING_RATE =
            new Intervention(
                    Cause.LEARNING_RATE,
                    "much_smaller_learning_rate",
                    "a hundredth of the learning rate",
                    Change.NONE.withLearningRateFactor(0.01));

    /**
     * The default interventions, the most trusted first. Those that act on one cause alone come
     * first, because a smaller learning rate prevents some deaths of every cause.
     */
    public static List<Intervention> all() {
        return List.of(
                STANDARDIZED_INPUTS,
                NO_WEIGHT_DECAY,
                HE_ZERO_BIAS,
                SMALLER_LEARNING_RATE,
                MUCH_SMALLER_LEARNING_RATE);
    }
}
