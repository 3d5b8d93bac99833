package org.rekindle.subject;

import java.util.Optional;
import java.util.OptionalDouble;
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

    /** Nothing is changed. */
    public static final Change NONE =
            new Change(
                    OptionalDouble.empty(),
                    Optional.empty(),
                    false,
                    false,
                    false,
                    Optional.empty(),
                    1,
                    false,
                    false);

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
        return new Change(
                OptionalDouble.of(factor),
                start,
                standardizeInputs,
                standardizeTarget,
                noWeightDecay,
                activation,
                widthFactor,
                linearOutput,
                otherBatches);
    }

    /** This change, and other initial weights. */
    public Change withStart(Initializer initializer, float bias) {
        return new Change(
                learningRateFactor,
                Optional.of(new Start(initializer, bias)),
                standardizeInputs,
                standardizeTarget,
                noWeightDecay,
                activation,
                widthFactor,
                linearOutput,
                otherBatches);
    }

    /** This change, on standardised inputs. */
    public Change withStandardizedInputs() {
        return standardizing(true, standardizeTarget);
    }

    /** This change, with a standardised target. */
    public Change withStandardizedTarget() {
        return standardizing(standardizeInputs, true);
    }

    private Change standardizing(boolean inputs, boolean target) {
        return new Change(
                learningRateFactor,
                start,
                inputs,
                target,
                noWeightDecay,
                activation,
                widthFactor,
                linearOutput,
                otherBatches);
    }

    /** This change, without weight decay. */
    public Change withoutWeightDecay() {
        return new Change(
                learningRateFactor,
                start,
                standardizeInputs,
                standardizeTarget,
                true,
                activation,
                widthFactor,
                linearOutput,
                otherBatches);
    }

    /** This change, with another activation. */
    public Change withActivation(Activation other) {
        return new Change(
                learningRateFactor,
                start,
                standardizeInputs,
                standardizeTarget,
                noWeightDecay,
                Optional.of(other),
                widthFactor,
                linearOutput,
                otherBatches);
    }

    /** This change, with wider hidden layers. */
    public Change withWidthFactor(int factor) {
        return new Change(
                learningRateFactor,
                start,
                standardizeInputs,
                standardizeTarget,
                noWeightDecay,
                activation,
                factor,
                linearOutput,
                otherBatches);
    }

    /** This change, with a linear output. */
    public Change withLinearOutput() {
        return new Change(
                learningRateFactor,
                start,
                standardizeInputs,
                standardizeTarget,
                noWeightDecay,
                activation,
                widthFactor,
                true,
                otherBatches);
    }

    /** This change, with the samples in another order. */
    public Change withOtherBatches() {
        return new Change(
                learningRateFactor,
                start,
                standardizeInputs,
                standardizeTarget,
                noWeightDecay,
                activation,
                widthFactor,
                linearOutput,
                true);
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
}
