package org.rekindle.benchmarks.micro;

import java.util.random.RandomGenerator;
import org.rekindle.random.Seed;

/**
 * The numbers that the benchmarks compute with: the same for every contender. The sizes are powers
 * of two, the arrays a little longer.
 */
final class Values {
    private static final int PATTERN = 1 << 20;

    /**
     * By so much every array is longer than what is computed on. Two arrays made one after the
     * other would else be a power of two apart, and where they are 256 MiB apart, loading one while
     * storing the other takes half as long again.
     */
    private static final int STAGGER = 1 << 12;

    private Values() {}

    /** Zeros. */
    static float[] zeros(int size) {
        return new float[size + STAGGER];
    }

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
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] < 0 ? -1 : values[i];
        }
        return values;
    }

    private static float[] repeated(float[] pattern, int size) {
        float[] values = zeros(size);
        for (int from = 0; from < size; from += pattern.length) {
            System.arraycopy(pattern, 0, values, from, pattern.length);
        }
        return values;
    }
}
