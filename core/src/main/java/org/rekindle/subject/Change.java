package org.rekindle.subject;

import java.util.Optional;
import java.util.OptionalDouble;
import org.rekindle.activation.Activation;
import org.rekindle.network.Initializer;

/**
 * What is changed when a run is repeated. It is pure data, so any trainer can apply it. A field
 * that is empty or false changes nothing.
 *
 * @param learningRateFactor the learning rate is multiplied by this; above 0
 * @param start how weights and biases are initialized
 * @param standardizeInputs whether inputs get mean 0 and standard deviation 1
 * @param noWeightDecay whether weight decay becomes 0
 * @param activation of the hidden units
 */
public record Change(
        OptionalDouble learningRateFactor,
        Optional<Start> start,
        boolean standardizeInputs,
        boolean noWeightDecay,
        Optional<Activation> activation) {

    /** Nothing is changed. */
    public static final Change NONE =
            new Change(OptionalDouble.empty(), Optional.empty(), false, false, Optional.empty());

    /**
     * How hidden layers are initialized.
     *
     * @param initializer how weights are drawn
     * @param bias the initial bias; 0 with an initializer that draws biases
     */
    public record Start(Initializer initializer, float bias) {}

    /** Checks the factor. */
    public Change {
        learningRateFactor.ifPresent(
                factor -> {
                    if (!(factor > 0 && Double.isFinite(factor))) {
                        throw new IllegalArgumentException(
                                "the factor of the learning rate must be a finite number above 0, but is "
                                        + factor);
                    }
                });
    }

    /** This change, and another learning rate. */
    public Change withLearningRateFactor(double factor) {
        return new Change(
                OptionalDouble.of(factor), start, standardizeInputs, noWeightDecay, activation);
    }

    /** This change, and other initial weights. */
    public Change withStart(Initializer initializer, float bias) {
        return new Change(
                learningRateFactor,
                Optional.of(new Start(initializer, bias)),
                standardizeInputs,
                noWeightDecay,
                activation);
    }

    /** This change, on standardised inputs. */
    public Change withStandardizedInputs() {
        return new Change(learningRateFactor, start, true, noWeightDecay, activation);
    }

    /** This change, without weight decay. */
    public Change withoutWeightDecay() {
        return new Change(learningRateFactor, start, standardizeInputs, true, activation);
    }

    /** This change, with another activation. */
    public Change withActivation(Activation other) {
        return new Change(
                learningRateFactor, start, standardizeInputs, noWeightDecay, Optional.of(other));
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
