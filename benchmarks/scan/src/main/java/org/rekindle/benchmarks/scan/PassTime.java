package org.rekindle.benchmarks.scan;

import java.util.function.LongConsumer;

/** When the batches of a pass ended. */
final class PassTime implements LongConsumer {
    private final long start = System.nanoTime();
    private long first;
    private long last;
    private long firstSamples;
    private long samples;
    private long end;

    @Override
    public void accept(long done) {
        last = System.nanoTime();
        samples = done;
        if (firstSamples == 0) {
            firstSamples = done;
            first = last;
        }
    }

    /** How many samples went through; fewer than there are where a scan has settled. */
    long samples() {
        return samples;
    }

    /** The pass is over. */
    void stop() {
        end = System.nanoTime();
    }

    /** All of it. */
    long nanos() {
        return end - start;
    }

    /** Nanoseconds a sample after the first batch: without loading; NaN where there was but one. */
    double nanosAfterFirst() {
        return samples == firstSamples
                ? Double.NaN
                : (double) (last - first) / (samples - firstSamples);
    }
}
