package org.rekindle.benchmarks.scan;

import java.util.function.LongConsumer;
import org.rekindle.onnx.runtime.Session;

/** Plain inference: all of the model's outputs are computed, and none is copied to Java. */
final class PlainPass implements Pass {
    @Override
    public void run(Subject subject, long samples, LongConsumer progress) {
        try (Session session = Session.of(subject.model().proto(), 1)) {
            Pass.forEachBatch(
                    subject,
                    samples,
                    progress,
                    batch -> session.run(batch, session.outputs()).close());
        }
    }
}
