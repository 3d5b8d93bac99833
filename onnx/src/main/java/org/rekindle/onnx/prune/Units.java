package org.rekindle.onnx.prune;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * Units of a value that will be removed.
 *
 * @param value where they are
 * @param axis which axis counts them
 * @param extent the size of that axis, units that stay included
 * @param constants the number that each of them has at every position, by index; before the
 *     rectifier they have no constant value, no node reads it, and this is 0
 */
record Units(String value, int axis, int extent, SortedMap<Integer, Double> constants) {

    /** Copies the map. */
    Units {
        constants = Collections.unmodifiableSortedMap(new TreeMap<>(constants));
    }

    /** Those of a rectifier, which are all 0. */
    static Units dead(String value, int axis, int extent, Set<Integer> indices) {
        SortedMap<Integer, Double> constants = new TreeMap<>();
        indices.forEach(index -> constants.put(index, 0.0));
        return new Units(value, axis, extent, constants);
    }

    /** The indices of the units that will be removed. */
    Set<Integer> indices() {
        return constants.keySet();
    }

    boolean areZero() {
        return constants.values().stream().allMatch(constant -> constant == 0);
    }

    /** The same ones in another value. */
    Units in(String other) {
        return new Units(other, axis, extent, constants);
    }

    /** The same ones in another value, counted by another axis. */
    Units in(String other, int otherAxis) {
        return new Units(other, otherAxis, extent, constants);
    }

    /** After a function of each number alone. */
    Units in(String other, DoubleUnaryOperator function) {
        SortedMap<Integer, Double> after = new TreeMap<>();
        constants.forEach((index, constant) -> after.put(index, function.applyAsDouble(constant)));
        return new Units(other, axis, extent, after);
    }

    /**
     * After the axis was merged with its neighbours.
     *
     * @param outer the product of the axes before it that were merged into it
     * @param inner the product of those after it
     */
    Units merged(String other, int otherAxis, int outer, int inner) {
        SortedMap<Integer, Double> after = new TreeMap<>();
        constants.forEach(
                (index, constant) -> {
                    for (int block = 0; block < outer; block++) {
                        for (int i = 0; i < inner; i++) {
                            after.put((block * extent + index) * inner + i, constant);
                        }
                    }
                });
        return new Units(other, otherAxis, outer * extent * inner, after);
    }

    /** As a part of a longer axis, from an offset on. */
    Units shifted(String other, int offset, int total) {
        SortedMap<Integer, Double> after = new TreeMap<>();
        constants.forEach((index, constant) -> after.put(index + offset, constant));
        return new Units(other, axis, total, after);
    }

    /** Those within a part of the axis, counted from where it begins. */
    Units within(String other, int offset, int length) {
        SortedMap<Integer, Double> after = new TreeMap<>();
        constants
                .subMap(offset, offset + length)
                .forEach((index, constant) -> after.put(index - offset, constant));
        return new Units(other, axis, length, after);
    }
}
