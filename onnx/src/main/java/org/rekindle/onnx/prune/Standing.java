package org.rekindle.onnx.prune;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rekindle.onnx.model.ElementKind;

/**
 * At what number removed units of a rectifier stand, so that a reader that cannot do without them
 * gets it back.
 *
 * @param numbers by unit; 0 for those that are not there
 * @param kind the element type of the rectifier's output
 */
record Standing(SortedMap<Integer, Double> numbers, ElementKind kind) {

    /** Copies the map. */
    Standing {
        numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    }

    /** All of them at 0. */
    static Standing atZero() {
        return new Standing(Collections.emptySortedMap(), ElementKind.FLOAT);
    }

    /** With more units. */
    Standing with(Standing other) {
        SortedMap<Integer, Double> both = new TreeMap<>(numbers);
        both.putAll(other.numbers);
        return new Standing(both, other.kind);
    }

    double at(int unit) {
        return numbers.getOrDefault(unit, 0.0);
    }
}
