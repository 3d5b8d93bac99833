package org.rekindle.benchmarks.scan;

import java.util.random.RandomGenerator;
import org.rekindle.onnx.input.BoundInput;
import org.rekindle.onnx.input.Feed;
import org.rekindle.random.Seed;

/**
 * Standard normal noise that was drawn beforehand, again and again: to draw it anew for each pass
 * would take longer than a small model runs.
 */
final class Noise {
    private static final int SEED = 1;

    /** About so many numbers are drawn; they need not stay in cache, as data do not. */
    private static final int NUMBERS = 1 << 22;

    private final double[] values;
    private final int sampleSize;

    Noise(BoundInput input) {
        sampleSize = input.sampleSize();
        values = new double[Math.max(1, NUMBERS / sampleSize) * sampleSize];
        RandomGenerator random = Seed.of(SEED).child(input.input().name()).generator();
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
    }

    /** Begins at the first sample. */
    Feed feed() {
        return new Feed() {
            private int next;

            @Override
            public int read(int most, double[] into) {
                int wanted = most * sampleSize;
                for (int done = 0; done < wanted; ) {
                    int length = Math.min(wanted - done, values.length - next);
                    System.arraycopy(values, next, into, done, length);
                    next = (next + length) % values.length;
                    done += length;
                }
                return most;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
