package org.rekindle.benchmarks.micro;

import java.util.random.RandomGenerator;
import org.rekindle.random.Seed;

/** The numbers that the benchmarks compute with: the same for every contender. */
final class Values {
    private static final int PATTERN = 1 << 20;

    private Values() {}

    /** Pre-activations: normal, half of them below zero, in no order that a branch could learn. */
    static float[] normal(int size) {
        RandomGenerator random = Seed.of(1).generator();
        float[] pattern = new float[Math.min(size, PATTERN)];
        for (int i = 0; i < pattern.length; i++) {
            pattern[i] = (float) random.nextGaussian();
        }
        return repeated(pattern, size);
    }

    /**
     * Pre-activations for the backward pass, which works in place and again and again: what is
     * below zero is −1, so that with {@link Shape#BACKWARD} a gradient neither dies nor grows.
     */
    static float[] minusOneBelowZero(int size) {
        float[] values = normal(size);
        for (int i = 0; i < size; i++) {
            values[i] = values[i] < 0 ? -1 : values[i];
        }
        return values;
    }

    private static float[] repeated(float[] pattern, int size) {
        if (pattern.length == size) {
            return pattern;
        }
        float[] values = new float[size];
        for (int from = 0; from < size; from += pattern.length) {
            System.arraycopy(pattern, 0, values, from, Math.min(pattern.length, size - from));
        }
        return values;
    }
}
