package org.rekindle.benchmarks.scan;

import java.util.function.LongConsumer;

/** Fills the batches and runs nothing: what all other passes contain. */
final class ReadingPass implements Pass {
    @Override
    public void run(Subject subject, long samples, LongConsumer progress) {
        Pass.forEachBatch(subject, samples, progress, batch -> {});
    }
}
