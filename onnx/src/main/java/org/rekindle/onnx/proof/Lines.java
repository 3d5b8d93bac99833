package org.rekindle.onnx.proof;

/**
 * Two lines for each element of a value, one above it and one below it, each over one element of
 * the value that it is computed from. They hold for what a runtime computes of the exact, affine
 * value before.
 */
final class Lines {
    /** Room for a few operations on doubles. */
    static final double DOUBLES = 0x1p-40;

    private final int[] source;
    private final double[] upperSlope;
    private final double[] upperShift;
    private final double[] lowerSlope;
    private final double[] lowerShift;

    Lines(int size) {
        source = new int[size];
        upperSlope = new double[size];
        upperShift = new double[size];
        lowerSlope = new double[size];
        lowerShift = new double[size];
    }

    int size() {
        return source.length;
    }

    /** Which element an element is computed from. */
    int source(int index) {
        return source[index];
    }

    /** The slope of the line on a side. */
    double slope(int index, boolean upper) {
        return upper ? upperSlope[index] : lowerSlope[index];
    }

    /** Where the line on a side is at 0. */
    double shift(int index, boolean upper) {
        return upper ? upperShift[index] : lowerShift[index];
    }

    /**
     * Sets the line above an element.
     *
     * @param error how far its source may be from the exact one
     */
    void above(int index, int from, double slope, double shift, double error) {
        source[index] = from;
        upperSlope[index] = slope;
        upperShift[index] = shift + Math.abs(slope) * error + Math.abs(shift) * DOUBLES;
    }

    /** Sets the line below an element, which has the same source. */
    void below(int index, double slope, double shift, double error) {
        lowerSlope[index] = slope;
        lowerShift[index] = shift - Math.abs(slope) * error - Math.abs(shift) * DOUBLES;
    }
}
