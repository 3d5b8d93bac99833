package org.rekindle.onnx.census;

import java.util.Collections;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.rekindle.census.Verdict;
import org.rekindle.onnx.rectifier.Rectifier;

/**
 * What was seen of the units of a smooth activation, such as SiLU, GELU or sigmoid.
 *
 * @param activation whose
 * @param units how many it has; 0 where it did not run
 * @param saturated those with |φ′| &lt; 0.01 in every place
 * @param inconclusive how many were saturated wherever they were seen, in too few places to tell
 * @param samples the places of a unit
 * @param unitAxis which axis counts the units; empty where there is one
 */
public record SmoothCensus(
        Rectifier activation,
        int units,
        Set<Integer> saturated,
        int inconclusive,
        long samples,
        OptionalInt unitAxis) {

    /** Copies the set. */
    public SmoothCensus {
        saturated = Collections.unmodifiableSet(new TreeSet<>(saturated));
    }

    /** Of the counts, in which a unit that is saturated everywhere never fires. */
    static SmoothCensus of(RectifierCensus counts) {
        return new SmoothCensus(
                counts.rectifier(),
                counts.units().size(),
                counts.indices(Verdict.DEAD::equals),
                counts.count(Verdict.INCONCLUSIVE::equals),
                counts.samples(),
                counts.unitAxis());
    }
}
