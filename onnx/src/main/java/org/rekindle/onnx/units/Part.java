package org.rekindle.onnx.units;

import org.rekindle.onnx.shape.Shape;

/**
 * A factor of an axis. An axis that was merged of three has three, the outermost first.
 *
 * @param size how many places it has; below zero where that is not known
 * @param units whether it counts units; otherwise samples, positions or anything else
 */
record Part(long size, boolean units) {

    boolean isKnown() {
        return Shape.isKnown(size);
    }

    Part sized(long other) {
        return new Part(other, units);
    }
}
