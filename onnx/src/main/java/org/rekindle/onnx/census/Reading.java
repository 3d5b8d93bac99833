package org.rekindle.onnx.census;

import java.util.Arrays;
import java.util.Optional;
import org.rekindle.onnx.model.ElementKind;

/**
 * A value in a graph that measures something of a rectifier.
 *
 * @param rectifier its place among the model's rectifiers
 * @param quantity what is measured
 * @param value the value's name
 * @param kind its element type
 * @param nested whether it comes from a subgraph; it is all zeros when the subgraph did not run
 */
record Reading(int rectifier, Quantity quantity, String value, ElementKind kind, boolean nested) {

    /** What a gauge measures. */
    enum Quantity {
        /** The shape of what is counted. */
        SHAPE,
        /** The shape of another value, which decides about the unit axis. */
        OTHER_SHAPE,
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

    /** Whether it is the shape of a value. */
    boolean isShape() {
        return quantity == Quantity.SHAPE || quantity == Quantity.OTHER_SHAPE;
    }

    /** Whether it is a vector of floats of known length. */
    boolean isKnownVector() {
        return !nested
                && kind == ElementKind.FLOAT
                && (quantity == Quantity.FIRED
                        || quantity == Quantity.PASSED
                        || quantity == Quantity.SUM);
    }

    /** The same reading in another element type. */
    Reading as(ElementKind other, String name) {
        return new Reading(rectifier, quantity, name, other, nested);
    }

    /** The shape that the values tell, if the rectifier ran. */
    Optional<SeenShape> seen(double[] values) {
        return nested
                ? NestedShape.seen(values)
                : Optional.of(
                        SeenShape.once(Arrays.stream(values).mapToObj(dim -> (long) dim).toList()));
    }

    /** The same reading under another name, further out. */
    Reading outside(String name) {
        return new Reading(rectifier, quantity, name, kind, true);
    }
}
