package org.rekindle.onnx.rectifier;

/**
 * The numbers between two bounds, neither included, that a value of the graph can have.
 *
 * @param value its name
 * @param above the lower bound; negative infinity for none
 * @param below the upper bound; infinity for none
 */
public record Span(String value, double above, double below) {

    static Span above(String value, double bound) {
        return new Span(value, bound, Double.POSITIVE_INFINITY);
    }

    static Span below(String value, double bound) {
        return new Span(value, Double.NEGATIVE_INFINITY, bound);
    }

    /** Whether a number lies between the bounds. NaN does not. */
    public boolean holds(double number) {
        return number > above && number < below;
    }
}
