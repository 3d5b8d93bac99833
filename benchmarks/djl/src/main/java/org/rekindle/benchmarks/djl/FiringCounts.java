package org.rekindle.benchmarks.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;

/** Counts, as a hook does, on how many samples each unit of a layer fired (z &gt; 0). */
final class FiringCounts {
    private final NDArray counts;

    FiringCounts(NDManager manager, int units) {
        this.counts = manager.zeros(new Shape(units), DataType.INT64);
    }

    /** To stand before the layer's activation: passes z on as it came. */
    Block block() {
        return new LambdaBlock(this::count, "firing");
    }

    private NDList count(NDList list) {
        try (NDArray fired = list.singletonOrThrow().gt(0);
                NDArray sums = fired.sum(new int[] {0})) {
            counts.addi(sums);
        }
        return list;
    }
}
