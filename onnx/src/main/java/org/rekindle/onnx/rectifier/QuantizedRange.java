package org.rekindle.onnx.rectifier;

import org.rekindle.onnx.model.ElementKind;

/**
 * The range that a quantised value can hold: {@code scale · (q - zero point)} between the smallest
 * and the largest q. Quantisers drop a Clip whose bounds the range has, because to quantise is to
 * clip. The zero point is rounded to a whole number, so a bound shows only to half a step; the
 * scale is not, so the distance between two bounds shows exactly.
 *
 * @param scale how far two numbers are apart
 * @param zeroPoint the q that stands for 0
 * @param kind the type of q
 */
record QuantizedRange(double scale, double zeroPoint, ElementKind kind) {
    /** Room for the rounding of the scale to a float. */
    private static final double ROUNDING = 1e-6;

    /** The smallest number of a type. */
    static double lowest(ElementKind kind) {
        return isUnsigned(kind) ? 0 : -Math.scalb(1.0, Byte.SIZE * kind.size() - 1);
    }

    private static boolean isUnsigned(ElementKind kind) {
        return kind.title().startsWith("u");
    }

    /** The smallest q. */
    double lowest() {
        return lowest(kind);
    }

    /** The largest q. */
    double highest() {
        return lowest() + steps();
    }

    private double steps() {
        return Math.scalb(1.0, Byte.SIZE * kind.size()) - 1;
    }

    /** What the smallest q stands for. */
    double least() {
        return scale * (lowest() - zeroPoint);
    }

    private double most() {
        return scale * (highest() - zeroPoint);
    }

    /** Whether the smallest q is the lower bound of a Clip that was dropped: -1, as of Hardtanh. */
    boolean startsAtBound() {
        return hasTwoBounds() || (isWithinHardTanh() && isBound(least(), -1));
    }

    /** Whether the largest q is the upper bound of a Clip that was dropped: 1, as of Hardtanh. */
    boolean endsAtBound() {
        return hasTwoBounds() || (isWithinHardTanh() && isBound(most(), 1));
    }

    /** In a wide range, half a step is so much that any end could be 1. */
    private boolean isWithinHardTanh() {
        return (least() >= -1 || isBound(least(), -1)) && (most() <= 1 || isBound(most(), 1));
    }

    private boolean isBound(double end, double bound) {
        return Math.abs(end - bound) <= scale / 2 + Math.abs(bound) * ROUNDING;
    }

    /** Both ends are whole numbers, and so is what lies between: no calibration gives that. */
    private boolean hasTwoBounds() {
        double low = Math.rint(least());
        double high = Math.rint(most());
        double width = scale * steps();
        return low < 0
                && high > 0
                && isBound(least(), low)
                && isBound(most(), high)
                && Math.abs(width - (high - low)) <= width * ROUNDING;
    }
}
