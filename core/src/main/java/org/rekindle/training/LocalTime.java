package org.rekindle.training;

import java.util.BitSet;
import java.util.List;

/**
 * Parameters whose moments were reset together, and the steps of Adam since then. The bias
 * correction must count from the reset: with the count of the whole training, Adam takes the small
 * moments after a reset for small gradients, and the first updates of a new weight are several
 * learning rates. Ellis et al. 2024, <i>Adam on Local Time</i> (arXiv 2412.17113), reset the count
 * of all parameters and keep the moments; here both are reset, and only for the parameters that
 * were replaced.
 *
 * <p>The moments themselves do not depend on the count. So the usual step runs over all parameters,
 * and the update of these is then done again, with their own count.
 */
final class LocalTime {
    private final Adam adam;
    private final BitSet parameters = new BitSet();
    private float[] before = new float[0];
    private double beta1Power = 1;
    private double beta2Power = 1;

    LocalTime(Adam adam) {
        this.adam = adam;
    }

    LocalTime copy() {
        LocalTime copy = new LocalTime(adam);
        copy.parameters.or(parameters);
        copy.beta1Power = beta1Power;
        copy.beta2Power = beta2Power;
        return copy;
    }

    /** Whether no step was taken since the reset. */
    boolean isNow() {
        return beta1Power == 1;
    }

    boolean isEmpty() {
        return parameters.isEmpty();
    }

    void add(int from, int length) {
        parameters.set(from, from + length);
        before = new float[0];
    }

    void remove(int from, int length) {
        parameters.clear(from, from + length);
        before = new float[0];
    }

    /** Keeps the values that the parameters have before the usual step. */
    void remember(float[] w) {
        if (before.length == 0) {
            before = new float[parameters.cardinality()];
        }
        int next = 0;
        for (int i = parameters.nextSetBit(0); i >= 0; i = parameters.nextSetBit(i + 1)) {
            before[next++] = w[i];
        }
    }

    /**
     * Updates the parameters again, from the values before the usual step and with the moments
     * after it. The arithmetic is that of the kernel.
     */
    void update(float[] w, float[] m, float[] v, List<DecayRange> ranges, double learningRate) {
        beta1Power *= adam.beta1();
        beta2Power *= adam.beta2();
        float rate = (float) (learningRate / (1 - beta1Power));
        float secondScale = (float) (1 / Math.sqrt(1 - beta2Power));
        float epsilon = (float) adam.epsilon();
        int next = 0;
        for (DecayRange range : ranges) {
            float keep = range.keep(learningRate, adam.weightDecay());
            int end = range.offset() + range.length();
            int i = parameters.nextSetBit(range.offset());
            while (i >= 0 && i < end) {
                float denominator = Math.fma((float) Math.sqrt(v[i]), secondScale, epsilon);
                w[i] = Math.fma(-rate, m[i] / denominator, keep * before[next++]);
                i = parameters.nextSetBit(i + 1);
            }
        }
    }
}
