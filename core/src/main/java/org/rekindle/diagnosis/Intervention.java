package org.rekindle.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.network.VarianceScaling;
import org.rekindle.subject.Change;
import org.rekindle.subject.Trainable;

/**
 * One change to a run that is repeated with everything else equal. If it prevents the deaths, or if
 * the run then learns, what it changes is the cause.
 *
 * @param cause the cause that is then shown
 * @param id the name in documents
 * @param description in plain words
 * @param change the change
 * @param epochFactor so many times the run's epochs; at least 1
 */
public record Intervention(
        Cause cause, String id, String description, Change change, int epochFactor) {

    /**
     * Nothing but the order of the samples: the sham. It shows by how much deaths and score differ
     * from one repetition to the next, and every other change has to beat it.
     */
    public static final Intervention SHAM =
            new Intervention(
                    Cause.UNKNOWN,
                    "other_batches",
                    "nothing but the order of the batches",
                    Change.NONE.withOtherBatches());

    /** Inputs of mean 0 and standard deviation 1. */
    public static final Intervention STANDARDIZED_INPUTS =
            new Intervention(
                    Cause.INPUT_SCALE,
                    "standardized_inputs",
                    "standardise the inputs",
                    Change.NONE.withStandardizedInputs());

    /** A target of mean 0 and standard deviation 1. */
    public static final Intervention STANDARDIZED_TARGET =
            new Intervention(
                    Cause.TARGET_SCALE,
                    "standardized_target",
                    "standardise the target",
                    Change.NONE.withStandardizedTarget());

    /** Both, for a run in which neither alone is enough. */
    public static final Intervention STANDARDIZED_BOTH =
            new Intervention(
                    Cause.TARGET_SCALE,
                    "standardized_inputs_and_target",
                    "standardise the inputs and the target",
                    Change.NONE.withStandardizedInputs().withStandardizedTarget());

    /** An output without a rectifier, whose units cannot die. */
    public static final Intervention LINEAR_OUTPUT =
            new Intervention(
                    Cause.OUTPUT_ACTIVATION,
                    "linear_output",
                    "a linear output",
                    Change.NONE.withLinearOutput());

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

    /** Ten times the learning rate. */
    public static final Intervention LARGER_LEARNING_RATE =
            new Intervention(
                    Cause.LEARNING_RATE_TOO_SMALL,
                    "larger_learning_rate",
                    "ten times the learning rate",
                    Change.NONE.withLearningRateFactor(10));

    /** A hundred times the learning rate, for a rate that is far too small. */
    public static final Intervention MUCH_LARGER_LEARNING_RATE =
            new Intervention(
                    Cause.LEARNING_RATE_TOO_SMALL,
                    "much_larger_learning_rate",
                    "a hundred times the learning rate",
                    Change.NONE.withLearningRateFactor(100));

    /** Three times the epochs. */
    public static final Intervention MORE_EPOCHS =
            new Intervention(Cause.EPOCHS, "more_epochs", "three times the epochs", Change.NONE, 3);

    /** Four times the units in every hidden layer. */
    public static final Intervention WIDER =
            new Intervention(
                    Cause.WIDTH,
                    "wider",
                    "four times the units in every layer",
                    Change.NONE.withWidthFactor(Change.WIDER));

    /**
     * Leaky ReLU, under which no unit is dead. So it cannot show why units die; what it gains is
     * what their death costs.
     */
    public static final Intervention LEAKY_RELU =
            new Intervention(
                    Cause.DEAD_RELUS,
                    "leaky_relu",
                    "Leaky ReLU instead",
                    Change.NONE.withActivation(new LeakyRelu()));

    /** Checks the factor. */
    public Intervention {
        if (epochFactor < 1) {
            throw new IllegalArgumentException(
                    "a run can be made so many times as long, at least 1, but not " + epochFactor);
        }
    }

    /** With as many epochs as the run. */
    public Intervention(Cause cause, String id, String description, Change change) {
        this(cause, id, description, change, 1);
    }

    /**
     * The default interventions, the most specific first. Those that act on one cause alone come
     * first: a smaller learning rate prevents some deaths of every cause, a longer run makes up for
     * many faults, and a wider network learns more in the same time, whatever is wrong.
     */
    public static List<Intervention> all() {
        return List.of(
                STANDARDIZED_INPUTS,
                STANDARDIZED_TARGET,
                STANDARDIZED_BOTH,
                LINEAR_OUTPUT,
                NO_WEIGHT_DECAY,
                HE_ZERO_BIAS,
                SMALLER_LEARNING_RATE,
                MUCH_SMALLER_LEARNING_RATE,
                LARGER_LEARNING_RATE,
                MUCH_LARGER_LEARNING_RATE,
                MORE_EPOCHS,
                WIDER,
                LEAKY_RELU);
    }

    /** The intervention that has this name in documents, the sham among them. */
    public static Optional<Intervention> named(String id) {
        return Stream.concat(Stream.of(SHAM), all().stream())
                .filter(intervention -> intervention.id.equals(id))
                .findFirst();
    }

    /** Whether the units after it are those of the run, one by one. */
    boolean keepsUnits() {
        return change.widthFactor() == 1 && !change.linearOutput();
    }

    /** Whether it would make a difference to this subject. */
    boolean appliesTo(Trainable subject) {
        return epochFactor > 1 || subject.applies(change);
    }
}
