package org.rekindle.benchmarks.scan;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.rekindle.onnx.runtime.Batch;
import org.rekindle.onnx.runtime.ProbePass;

/** A way to pass samples through a model, from loading it to the last sample. */
interface Pass {
    /**
     * Passes once.
     *
     * @param progress told after each batch how many samples are done
     */
    void run(Subject subject, long samples, LongConsumer progress);

    /** Does something to each batch. */
    static void forEachBatch(
            Subject subject, long samples, LongConsumer progress, Consumer<Batch> action) {
        long done = 0;
        try (ProbePass pass = subject.probe(samples).open(subject.batch())) {
            for (Optional<Batch> next = pass.next(); next.isPresent(); next = pass.next()) {
                action.accept(next.get());
                done += next.get().samples();
                progress.accept(done);
            }
        }
    }
}
