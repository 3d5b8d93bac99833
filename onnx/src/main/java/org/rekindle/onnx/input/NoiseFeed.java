package org.rekindle.onnx.input;

import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;

/** Noise without end. */
public final class NoiseFeed implements Feed {
    private final DoubleSupplier next;
    private final int sampleSize;

    private NoiseFeed(DoubleSupplier next, int sampleSize) {
        this.next = next;
        this.sampleSize = sampleSize;
    }

    /**
     * Standard normal noise.
     *
     * @param sampleSize how many elements a sample has
     */
    public static NoiseFeed normal(RandomGenerator random, int sampleSize) {
        return new NoiseFeed(random::nextGaussian, sampleSize);
    }

    /**
     * Uniform noise from {@code low} to {@code high}.
     *
     * @param sampleSize how many elements a sample has
     */
    public static NoiseFeed uniform(
            RandomGenerator random, double low, double high, int sampleSize) {
        return new NoiseFeed(() -> low + random.nextDouble() * (high - low), sampleSize);
    }

    @Override
    public int read(int most, double[] into) {
        for (int i = 0; i < most * sampleSize; i++) {
            into[i] = next.getAsDouble();
        }
        return most;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
