package org.rekindle.training;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.text.UnknownName;

/** The settings of an optimizer. Its state for one network is part of the {@link TrainingState}. */
public sealed interface Optimizer permits Sgd, Adam {

    /**
     * The optimizer of that name.
     *
     * @param momentum for {@code sgd} alone; its default when null
     * @throws IllegalArgumentException when there is none, or when the numbers do not fit it
     */
    static Optimizer named(String name, @Nullable Double momentum, double weightDecay) {
        if (name.equals("sgd")) {
            return new Sgd(momentum == null ? Sgd.DEFAULT_MOMENTUM : momentum, weightDecay);
        }
        if (!name.equals("adam")) {
            throw UnknownName.of("optimizer", name, List.of("adam", "sgd"));
        }
        if (momentum != null) {
            throw new IllegalArgumentException(
                    "momentum is an option of sgd only; adam uses beta1 and beta2");
        }
        return Adam.withWeightDecay(weightDecay);
    }

    /** The name in commands and documents. */
    String name();

    /**
     * Weight decay, decoupled from the gradient (Loshchilov and Hutter 2019, arXiv 1711.05101):
     * each step also multiplies the weights by 1 − learning rate · weight decay. Biases and learnt
     * slopes are exempt.
     */
    double weightDecay();

    /** The same with a weight decay of 0. */
    Optimizer withoutWeightDecay();

    /** Throws an IllegalArgumentException when a number does not lie in [0, bound). */
    static void requireWithin(String what, double value, double bound) {
        if (!(value >= 0 && value < bound)) {
            throw new IllegalArgumentException(
                    "the %s must be at least 0 and under %s, but is %s"
                            .formatted(what, bound, value));
        }
    }
}
