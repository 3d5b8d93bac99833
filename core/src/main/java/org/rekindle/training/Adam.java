package org.rekindle.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rekindle.kernel.Crew;
import org.rekindle.kernel.Kernels;
import org.rekindle.kernel.Scratch;
import org.rekindle.network.DenseNetwork;

/**
 * Adam with bias correction. Kingma and Ba 2015 (arXiv 1412.6980), with the decoupled weight decay
 * of Loshchilov and Hutter 2019 (arXiv 1711.05101) as an option; the order of operations is
 * PyTorch's. Parameters that were reset count their own steps ({@link LocalTime}).
 *
 * @param beta1 how much of the first moment is kept at each step
 * @param beta2 how much of the second moment is kept at each step
 * @param epsilon added to the denominator
 * @param weightDecay decoupled; 0 for none
 */
public record Adam(double beta1, double beta2, double epsilon, double weightDecay)
        implements Optimizer {
    /** Kingma and Ba 2015, section 2. */
    public static final double DEFAULT_BETA1 = 0.9;

    /** Kingma and Ba 2015, section 2. */
    public static final double DEFAULT_BETA2 = 0.999;

    /** Kingma and Ba 2015, section 2. */
    public static final double DEFAULT_EPSILON = 1e-8;

    /** As long as the update of one parameter takes, a product does so many multiply-adds. */
    private static final int MULTIPLY_ADDS = 32;

    /** Checks the ranges. */
    public Adam {
        Optimizer.requireWithin("beta1", beta1, 1);
        Optimizer.requireWithin("beta2", beta2, 1);
        Optimizer.requireWithin("epsilon", epsilon, Double.POSITIVE_INFINITY);
        Optimizer.requireWithin("weight decay", weightDecay, Double.POSITIVE_INFINITY);
    }

    /** With the defaults of the paper. */
    public static Adam withWeightDecay(double weightDecay) {
        return new Adam(DEFAULT_BETA1, DEFAULT_BETA2, DEFAULT_EPSILON, weightDecay);
    }

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public Adam withoutWeightDecay() {
        return new Adam(beta1, beta2, epsilon, 0);
    }

    Updater start(DenseNetwork network, Kernels kernels) {
        return new State(network, kernels);
    }

    private final class State implements Updater {
        private final Kernels kernels;
        private final List<DecayRange> ranges;
        private final float[] w;
        private final float[] firstMoment;
        private final float[] secondMoment;

        /** One for each time that parameters were reset; the oldest first. */
        private final List<LocalTime> resets = new ArrayList<>();

        /** One for each range; kept, so that a step allocates nothing. */
        private final List<Update> updates;

        private double beta1Power = 1;
        private double beta2Power = 1;

        State(DenseNetwork network, Kernels kernels) {
            this.kernels = kernels;
            this.ranges = DecayRange.of(Adam.this, network);
            this.w = network.parameters();
            this.firstMoment = new float[w.length];
            this.secondMoment = new float[w.length];
            this.updates = ranges.stream().map(Update::new).toList();
        }

        @Override
        public void step(float[] gradients, double learningRate, Crew crew) {
            if (resets.isEmpty()) {
                stepAll(gradients, learningRate, crew);
            } else {
                resets.forEach(reset -> reset.remember(w));
                stepAll(gradients, learningRate, crew);
                resets.forEach(
                        reset -> reset.update(w, firstMoment, secondMoment, ranges, learningRate));
            }
        }

        private void stepAll(float[] gradients, double learningRate, Crew crew) {
            beta1Power *= beta1;
            beta2Power *= beta2;
            for (Update update : updates) {
                update.run(gradients, learningRate, crew);
            }
        }

        private final class Update implements Crew.Part {
            private final DecayRange range;
            private float[] gradients = {};
            private float rate;
            private float secondScale;
            private float keep;

            Update(DecayRange range) {
                this.range = range;
            }

            void run(float[] newGradients, double learningRate, Crew crew) {
                gradients = newGradients;
                rate = (float) (learningRate / (1 - beta1Power));
                secondScale = (float) (1 / Math.sqrt(1 - beta2Power));
                keep = range.keep(learningRate, weightDecay);
                crew.run(range.length(), MULTIPLY_ADDS * (long) range.length(), this);
            }

            @Override
            public void run(int from, int to, Scratch scratch) {
                kernels.adam(
                        w,
                        gradients,
                        firstMoment,
                        secondMoment,
                        range.offset() + from,
                        to - from,
                        rate,
                        (float) beta1,
                        (float) beta2,
                        secondScale,
                        (float) epsilon,
                        keep);
            }
        }

        @Override
        public Updater copy(DenseNetwork network) {
            State copy = new State(network, kernels);
            System.arraycopy(firstMoment, 0, copy.firstMoment, 0, firstMoment.length);
            System.arraycopy(secondMoment, 0, copy.secondMoment, 0, secondMoment.length);
            copy.beta1Power = beta1Power;
            copy.beta2Power = beta2Power;
            resets.forEach(reset -> copy.resets.add(reset.copy()));
            return copy;
        }

        @Override
        public void forget(int from, int length) {
            Arrays.fill(firstMoment, from, from + length, 0);
            Arrays.fill(secondMoment, from, from + length, 0);
            resets.forEach(reset -> reset.remove(from, length));
            sinceNow().add(from, length);
        }

        private LocalTime sinceNow() {
            int last = resets.size() - 1;
            if (last >= 0 && resets.get(last).isNow()) {
                return resets.get(last);
            }
            resets.removeIf(LocalTime::isEmpty);
            LocalTime now = new LocalTime(Adam.this);
            resets.add(now);
            return now;
        }
    }
}
