package org.rekindle.training;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;

/**
 * How gradients become updates. This is the recipe; {@link #start} gives the state that goes with
 * one network.
 */
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
            throw new IllegalArgumentException(
                    "unknown optimizer \"%s\"; known are adam, sgd".formatted(name));
        }
        if (momentum != null) {
            throw new IllegalArgumentException("momentum is for sgd; adam keeps its own");
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

    /** Fresh state for one network. */
    Updater start(DenseNetwork network, Kernels kernels);

    /**
     * The network's parameters in as few runs as this optimizer needs: one for all where nothing
     * decays, because every run costs a call.
     */
    default List<DecayRange> decayRanges(DenseNetwork network) {
        if (weightDecay() == 0) {
            return List.of(new DecayRange(0, network.parameters().length, false));
        }
        return network.blocks().stream()
                .map(block -> new DecayRange(block.offset(), block.length(), block.decays()))
                .toList();
    }

    /**
     * A run of parameters that weight decay treats alike.
     *
     * @param offset the index of the first
     * @param length how many
     * @param decays whether weight decay reaches them
     */
    record DecayRange(int offset, int length, boolean decays) {}

    /** Says what is wrong when a number does not lie in [0, bound). */
    static void requireWithin(String what, double value, double bound) {
        if (!(value >= 0 && value < bound)) {
            throw new IllegalArgumentException(
                    "the %s must be at least 0 and under %s, but is %s"
                            .formatted(what, bound, value));
        }
    }

    /** An optimizer at work on one network. */
    interface Updater {
        /**
         * Takes one step.
         *
         * @param gradients laid out as the network's parameters
         */
        void step(float[] gradients, double learningRate);

        /**
         * The same, with all that was gathered so far, at work on another network.
         *
         * @param network of the same shape
         */
        Updater copy(DenseNetwork network);

        /**
         * Forgets what was gathered for some parameters.
         *
         * @param from the index of the first
         * @param length how many
         */
        void forget(int from, int length);
    }
}
