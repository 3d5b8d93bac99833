package org.rekindle.training;

import java.util.Arrays;
import java.util.List;
import org.rekindle.kernel.Crew;
import org.rekindle.kernel.Kernels;
import org.rekindle.kernel.Scratch;
import org.rekindle.network.DenseNetwork;

/**
 * Stochastic gradient descent with momentum, as PyTorch's {@code SGD}: v = momentum · v + g, w = w
 * − rate · v.
 *
 * @param momentum 0 for plain SGD
 * @param weightDecay decoupled; 0 for none
 */
public record Sgd(double momentum, double weightDecay) implements Optimizer {
    /** The usual momentum; Sutskever, Martens, Dahl, Hinton 2013. */
    public static final double DEFAULT_MOMENTUM = 0.9;

    /** As long as the update of one parameter takes, a product does so many multiply-adds. */
    private static final int MULTIPLY_ADDS = 16;

    /** Checks the ranges. */
    public Sgd {
        Optimizer.requireWithin("momentum", momentum, 1);
        Optimizer.requireWithin("weight decay", weightDecay, Double.POSITIVE_INFINITY);
    }

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public Sgd withoutWeightDecay() {
        return new Sgd(momentum, 0);
    }

    Updater start(DenseNetwork network, Kernels kernels) {
        return new State(network, kernels);
    }

    private final class State implements Updater {
        private final Kernels kernels;

        /** One for each range; kept, so that a step allocates nothing. */
        private final List<Update> updates;

        private final float[] w;
        private final float[] velocity;

        State(DenseNetwork network, Kernels kernels) {
            this.kernels = kernels;
            this.updates = DecayRange.of(Sgd.this, network).stream().map(Update::new).toList();
            this.w = network.parameters();
            this.velocity = new float[w.length];
        }

        @Override
        public void step(float[] gradients, double learningRate, Crew crew) {
            for (Update update : updates) {
                update.run(gradients, learningRate, crew);
            }
        }

        private final class Update implements Crew.Part {
            private final DecayRange range;
            private float[] gradients = {};
            private float rate;
            private float keep;

            Update(DecayRange range) {
                this.range = range;
            }

            void run(float[] newGradients, double learningRate, Crew crew) {
                gradients = newGradients;
                rate = (float) learningRate;
                keep = range.keep(learningRate, weightDecay);
                crew.run(range.length(), MULTIPLY_ADDS * (long) range.length(), this);
            }

            @Override
            public void run(int from, int to, Scratch scratch) {
                kernels.sgd(
                        w,
                        gradients,
                        velocity,
                        range.offset() + from,
                        to - from,
                        rate,
                        (float) momentum,
                        keep);
            }
        }

        @Override
        public Updater copy(DenseNetwork network) {
            State copy = new State(network, kernels);
            System.arraycopy(velocity, 0, copy.velocity, 0, velocity.length);
            return copy;
        }

        @Override
        public void forget(int from, int length) {
            Arrays.fill(velocity, from, from + length, 0);
        }
    }
}
