package org.rekindle.cli.scan;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.rekindle.onnx.input.Feed;

/** Noise without end: standard normal, or uniform in a range. */
final class NoiseFeed implements Feed {
    private final RandomGenerator random;
    private final Optional<InputRange.Ends> range;
    private final int sampleSize;

    NoiseFeed(RandomGenerator random, Optional<InputRange.Ends> range, int sampleSize) {
        this.random = random;
        this.range = range;
        this.sampleSize = sampleSize;
    }

    @Override
    public int read(int most, double[] into) {
        for (int i = 0; i < most * sampleSize; i++) {
            into[i] = range.isPresent() ? uniform(range.get()) : random.nextGaussian();
        }
        return most;
    }

    private double uniform(InputRange.Ends ends) {
        return ends.low() + random.nextDouble() * (ends.high() - ends.low());
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
