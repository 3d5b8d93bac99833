package org.rekindle.cure;

import java.util.List;
import org.rekindle.activation.Activation;
import org.rekindle.activation.LeakyRelu;
import org.rekindle.network.RandomizedAsymmetric;
import org.rekindle.network.VarianceScaling;
import org.rekindle.subject.Change;

/**
 * The remedies that start anew with one thing changed: one for everything that an experiment can
 * show to be the cause, so they also help a run that never was healthy. Those that change nothing
 * in a run do not apply to it. More epochs are no remedy of their own, because carrying on has
 * twice as many.
 */
final class NewNetwork {
    private NewNetwork() {}

    /** All of them, the smallest change first. */
    static List<Remedy> remedies() {
        return List.of(
                anew(
                        "smaller_learning_rate",
                        "with a tenth of the learning rate",
                        Change.NONE.withLearningRateFactor(0.1)),
                anew(
                        "much_smaller_learning_rate",
                        "with a hundredth of the learning rate",
                        Change.NONE.withLearningRateFactor(0.01)),
                anew(
                        "larger_learning_rate",
                        "with ten times the learning rate",
                        Change.NONE.withLearningRateFactor(10)),
                anew(
                        "much_larger_learning_rate",
                        "with a hundred times the learning rate",
                        Change.NONE.withLearningRateFactor(100)),
                anew("no_weight_decay", "without weight decay", Change.NONE.withoutWeightDecay()),
                standardizing("standardize", "inputs", Change.NONE.withStandardizedInputs()),
                standardizing("standardize_target", "target", Change.NONE.withStandardizedTarget()),
                standardizing(
                        "standardize_both",
                        "inputs and the target",
                        Change.NONE.withStandardizedInputs().withStandardizedTarget()),
                anew("linear_output", "with a linear output", Change.NONE.withLinearOutput()),
                Remedy.startAnew(VarianceScaling.HE_NORMAL),
                Remedy.startAnew(new RandomizedAsymmetric()),
                with(new LeakyRelu()),
                anew(
                        "wider",
                        "with four times the units in every hidden layer",
                        Change.NONE.withWidthFactor(Change.WIDER)));
    }

    private static Remedy anew(String id, String how, Change change) {
        return Remedy.startAnew("start_anew_" + id, "start anew " + how, change);
    }

    private static Remedy standardizing(String id, String what, Change change) {
        return Remedy.startAnew(id, "standardise the " + what + ", and start anew", change);
    }

    /** Another activation. */
    static Remedy with(Activation activation) {
        return anew(
                activation.name(),
                "with " + activation.title(),
                Change.NONE.withActivation(activation));
    }
}
