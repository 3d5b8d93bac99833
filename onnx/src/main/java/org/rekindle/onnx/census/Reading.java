package org.rekindle.onnx.census;

import org.rekindle.onnx.model.ElementKind;

/**
 * A value in a graph that measures something of a rectifier.
 *
 * @param rectifier its place among the model's rectifiers
 * @param quantity what is measured
 * @param value the value's name
 * @param kind its element type
 * @param nested whether it comes from a subgraph; it is empty when the subgraph did not run
 */
record Reading(int rectifier, Quantity quantity, String value, ElementKind kind, boolean nested) {

    /** What a gauge measures. */
    enum Quantity {
        /** The shape of what is counted. */
        SHAPE,
        /** How many elements what is counted has. */
        SIZE,
        /** For each watched unit, in how many places it fires. */
        FIRED,
        /** For each watched unit, in how many places it passes a gradient. */
        PASSED,
        /** For each watched unit, Σ a. */
        SUM,
        /** Σ z of all that a rectifier reads, or of each unit. */
        TOTAL,
        /** What is counted, itself: one place for each unit. */
        ACTIVATION
    }

    /** Whether it is a vector of floats of known length. */
    boolean isKnownVector() {
        return !nested
                && kind == ElementKind.FLOAT
                && (quantity == Quantity.FIRED
                        || quantity == Quantity.PASSED
                        || quantity == Quantity.SUM);
    }

    /** The same reading under another name, further out. */
    Reading outside(String name) {
        return new Reading(rectifier, quantity, name, kind, true);
    }
}
