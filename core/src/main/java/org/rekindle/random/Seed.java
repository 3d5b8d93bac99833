package org.rekindle.random;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A random stream in a tree of streams that starts from one number given by the user.
 *
 * <p>A child is named, not drawn: {@code Seed.of(7).child("weights")} is the same stream no matter
 * what was drawn before it, or on which thread. This makes a study repeatable.
 *
 * @param value the 64 bits that start this stream
 */
public record Seed(long value) {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    /** The root of a tree. */
    public static Seed of(long value) {
        return new Seed(value);
    }

    /** The stream of a named part, such as {@code "weights"} or {@code "batches"}. */
    public Seed child(String name) {
        long hash = value;
        for (int i = 0; i < name.length(); i++) {
            hash = mix(hash + GOLDEN_GAMMA + name.charAt(i));
        }
        return new Seed(mix(hash + name.length()));
    }

    /** The stream of a numbered part, such as the third epoch. */
    public Seed child(long index) {
        return new Seed(mix(mix(value + GOLDEN_GAMMA) + index));
    }

    /** A fresh generator at the start of this stream; two calls give equal sequences. */
    public RandomGenerator generator() {
        return new SplittableRandom(value);
    }

    /**
     * The numbers 0 to {@code size - 1} in this stream's order (Fisher-Yates), each order equally
     * likely.
     */
    public int[] permutation(int size) {
        int[] order = new int[size];
        RandomGenerator random = generator();
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /**
     * The finalizer of SplitMix64 (Steele, Lea, Flood 2014): every input bit reaches every output
     * bit.
     */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
