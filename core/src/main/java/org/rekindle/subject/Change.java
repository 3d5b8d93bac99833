package org.rekindle.subject;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.rekindle.activation.Activation;
import org.rekindle.network.Initializer;

/**
 * What is changed when a run is repeated. It is pure data, so any trainer can apply it. A field
 * that is empty, false or 1 changes nothing.
 *
 * @param learningRateFactor the learning rate is multiplied by this; above 0
 * @param start how weights and biases are initialized
 * @param standardizeInputs whether inputs get mean 0 and standard deviation 1
 * @param standardizeTarget whether a number that is predicted gets mean 0 and standard deviation 1
 * @param noWeightDecay whether weight decay becomes 0
 * @param activation of the hidden units
 * @param widthFactor every hidden layer gets so many times its units; at least 1
 * @param linearOutput whether the output loses its rectifier
 * @param otherBatches whether the samples come in another order. Nothing that matters is changed:
 *     this is the sham, with which every other change is compared
 */
public record Change(
        OptionalDouble learningRateFactor,
        Optional<Start> start,
        boolean standardizeInputs,
        boolean standardizeTarget,
        boolean noWeightDecay,
        Optional<Activation> activation,
        int widthFactor,
        boolean linearOutput,
        boolean otherBatches) {

    /**
     * How many times the units of every hidden layer the experiment and the remedy take that widen.
     */
    public static final int WIDER = 4;

    /** Nothing is changed. */
    public static final Change NONE = new Draft().change();

    /**
     * How hidden layers are initialized.
     *
     * @param initializer how weights are drawn
     * @param bias the initial bias; 0 with an initializer that draws biases
     */
    public record Start(Initializer initializer, float bias) {}

    /** Checks the factors. */
    public Change {
        learningRateFactor.ifPresent(
                factor -> {
                    if (!(factor > 0 && Double.isFinite(factor))) {
                        throw new IllegalArgumentException(
                                "the factor of the learning rate must be a finite number above 0, but is "
                                        + factor);
                    }
                });
        if (widthFactor < 1) {
            throw new IllegalArgumentException(
                    "the factor of the width must be at least 1, but is " + widthFactor);
        }
    }

    /** This change, and another learning rate. */
    public Change withLearningRateFactor(double factor) {
        return with(draft -> draft.learningRateFactor = OptionalDouble.of(factor));
    }

    /** This change, and other initial weights. */
    public Change withStart(Initializer initializer, float bias) {
        return with(draft -> draft.start = Optional.of(new Start(initializer, bias)));
    }

    /** This change, on standardised inputs. */
    public Change withStandardizedInputs() {
        return with(draft -> draft.standardizeInputs = true);
    }

    /** This change, with a standardised target. */
    public Change withStandardizedTarget() {
        return with(draft -> draft.standardizeTarget = true);
    }

    /** This change, without weight decay. */
    public Change withoutWeightDecay() {
        return with(draft -> draft.noWeightDecay = true);
    }

    /** This change, with another activation. */
    public Change withActivation(Activation other) {
        return with(draft -> draft.activation = Optional.of(other));
    }

    /** This change, with wider hidden layers. */
    public Change withWidthFactor(int factor) {
        return with(draft -> draft.widthFactor = factor);
    }

    /** This change, with a linear output. */
    public Change withLinearOutput() {
        return with(draft -> draft.linearOutput = true);
    }

    /** This change, with the samples in another order. */
    public Change withOtherBatches() {
        return with(draft -> draft.otherBatches = true);
    }

    private Change with(Consumer<Draft> edit) {
        Draft draft = new Draft(this);
        edit.accept(draft);
        return draft.change();
    }

    /** Whether the data are prepared in another way. */
    public boolean standardizes() {
        return standardizeInputs || standardizeTarget;
    }

    /**
     * The learning rate after the change. It is divided, not multiplied: the double 0.1 is slightly
     * more than a tenth, but 1 / 0.1 is exactly 10.
     */
    public double applyTo(double learningRate) {
        return learningRateFactor.isPresent()
                ? learningRate / (1 / learningRateFactor.getAsDouble())
                : learningRate;
    }

    /** A change that is being put together: the only place where the fields are copied. */
    private static final class Draft {
        private OptionalDouble learningRateFactor = OptionalDouble.empty();
        private Optional<Start> start = Optional.empty();
        private boolean standardizeInputs;
        private boolean standardizeTarget;
        private boolean noWeightDecay;
        private Optional<Activation> activation = Optional.empty();
        private int widthFactor = 1;
        private boolean linearOutput;
        private boolean otherBatches;

        Draft() {}

        Draft(Change from) {
            learningRateFactor = from.learningRateFactor;
            start = from.start;
            standardizeInputs = from.standardizeInputs;
            standardizeTarget = from.standardizeTarget;
            noWeightDecay = from.noWeightDecay;
            activation = from.activation;
            widthFactor = from.widthFactor;
            linearOutput = from.linearOutput;
            otherBatches = from.otherBatches;
        }

        Change change() {
            return new Change(
                    learningRateFactor,
                    start,
                    standardizeInputs,
                    standardizeTarget,
                    noWeightDecay,
                    activation,
                    widthFactor,
                    linearOutput,
                    otherBatches);
        }
    }
}
