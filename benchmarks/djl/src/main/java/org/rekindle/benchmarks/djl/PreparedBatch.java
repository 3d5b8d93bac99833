package org.rekindle.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rekindle.benchmarks.protocol.Samples;

/** A batch that is made before anything is timed. */
record PreparedBatch(NDArray inputs, NDArray labels) {

    /** All batches of the samples. */
    static List<PreparedBatch> all(NDManager manager, Samples samples, int features, int size) {
        List<PreparedBatch> batches = new ArrayList<>();
        for (int i = 0; i < samples.batches(size); i++) {
            Samples batch = samples.batch(i, size);
            long[] labels = IntStream.of(batch.labels()).asLongStream().toArray();
            batches.add(
                    new PreparedBatch(
                            manager.create(batch.inputs(), new Shape(batch.count(), features)),
                            manager.create(labels)));
        }
        return batches;
    }

    NDList data() {
        return new NDList(inputs);
    }

    NDList targets() {
        return new NDList(labels);
    }

    /** What is computed from the batch is released with that manager. */
    void attachTo(NDManager step) {
        inputs.tempAttach(step);
        labels.tempAttach(step);
    }
}
