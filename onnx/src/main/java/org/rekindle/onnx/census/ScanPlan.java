package org.rekindle.onnx.census;

import java.util.OptionalInt;

/**
 * How a scan is run.
 *
 * @param threads how many cores one run may use
 * @param rates whether every unit is counted on every sample, not only until it has fired
 * @param batch how many samples go into one run; empty to decide by the size of the activations
 */
public record ScanPlan(int threads, boolean rates, OptionalInt batch) {

    /** All cores; a unit that has fired leaves; the batch fits the activations. */
    public static ScanPlan defaults() {
        return new ScanPlan(Runtime.getRuntime().availableProcessors(), false, OptionalInt.empty());
    }
}
