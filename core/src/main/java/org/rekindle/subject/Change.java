package org.rekindle.subject;

import java.util.Optional;
import java.util.OptionalDouble;
import org.rekindle.activation.Activation;
import org.rekindle.network.Initializer;

/**
 * What is done otherwise when a run is repeated. Pure data, so that a training anywhere can obey
 * it. What is empty or false stays as it was.
 *
 * @param learningRateFactor what the learning rate is multiplied by; above 0
 * @param start how weights and biases start
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
     * How hidden layers start.
     *
     * @param initializer how weights are drawn
     * @param bias where biases start; 0 with an initializer that draws them
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

    /** This, and another learning rate. */
    public Change withLearningRateFactor(double factor) {
        return new Change(
                OptionalDouble.of(factor), start, standardizeInputs, noWeightDecay, activation);
    }

    /** This, and other initial weights. */
    public Change withStart(Initializer initializer, float bias) {
        return new Change(
                learningRateFactor,
                Optional.of(new Start(initializer, bias)),
                standardizeInputs,
                noWeightDecay,
                activation);
    }

    /** This, on standardised inputs. */
    public Change withStandardizedInputs() {
        return new Change(learningRateFactor, start, true, noWeightDecay, activation);
    }

    /** This, without weight decay. */
    public Change withoutWeightDecay() {
        return new Change(learningRateFactor, start, standardizeInputs, true, activation);
    }

    /** This, with another activation. */
    public Change withActivation(Activation other) {
        return new Change(
                learningRateFactor, start, standardizeInputs, noWeightDecay, Optional.of(other));
    }

    /**
     * A learning rate after the change. Divided and not multiplied: 0.1 as a number is a little
     * more than a tenth, and 1 / 0.1 is exactly 10.
     */
    public double applyTo(double learningRate) {
        return learningRateFactor.isPresent()
                ? learningRate / (1 / learningRateFactor.getAsDouble())
                : learningRate;
    }
}
