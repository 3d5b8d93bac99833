package org.rekindle.onnx.census;

import java.util.Collection;
import org.rekindle.onnx.input.BoundInput;
import org.rekindle.onnx.runtime.Probe;

/** How many samples go into one run where nobody says. */
final class CachedBatch {
    /** About so many activations of a batch stay in cache. */
    private static final long ACTIVATIONS_AT_ONCE = 1 << 20;

    private static final int LARGEST = 1024;

    private CachedBatch() {}

    /**
     * Of inputs and activations, no more than stay in cache; and no more than there are samples.
     */
    static int of(Probe probe, Collection<UnitTally> tallies) {
        long activations =
                tallies.stream()
                        .map(UnitTally::shape)
                        .mapToLong(shape -> shape.units() * shape.places(1))
                        .sum();
        long inputs =
                probe.inputs().stream()
                        .filter(BoundInput::varies)
                        .mapToLong(BoundInput::sampleSize)
                        .sum();
        long perSample = Math.max(1, Math.max(activations, inputs));
        long fits = Math.min(LARGEST, ACTIVATIONS_AT_ONCE / perSample);
        long needed = Math.max(1, Math.min(fits, probe.samples()));
        return (int) Math.min(fits < 1 ? 1 : Long.highestOneBit(fits), needed);
    }
}
