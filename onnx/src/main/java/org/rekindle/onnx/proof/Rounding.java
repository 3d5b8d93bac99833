package org.rekindle.onnx.proof;

/**
 * How far a computed sum may be from the exact one. After n roundings a term is off by no more than
 * a factor 1 ± γ, γ = nu / (1 − nu), in any order of summation, with or without fused
 * multiplication (Higham, Accuracy and Stability of Numerical Algorithms, 2002, lemma 3.1).
 *
 * @param half whether some values have 16 bits; then nothing is known but a sum's sign where all of
 *     its terms have the same
 */
record Rounding(boolean half) {
    private static final double UNIT = 0x1p-24;

    /**
     * The most that a product loses by underflow: the smallest normal number, should the processor
     * flush what is smaller to zero.
     */
    static final double UNDERFLOW = 0x1p-126;

    /** Beyond it, γ is more than 1 and says nothing. */
    private static final double MOST_TERMS = 0x1p23;

    /** Values beyond it may have become infinite. */
    private static final double OVERFLOW = Float.MAX_VALUE / 2;

    /** The relative error of a term after a number of roundings. */
    double gamma(int roundings) {
        if (roundings == 0) {
            return 0;
        }
        return half || roundings > MOST_TERMS
                ? Double.POSITIVE_INFINITY
                : roundings * UNIT / (1 - roundings * UNIT);
    }

    /** What underflow may take from a single product. */
    double floor() {
        return half ? 0x1p-14 : UNDERFLOW;
    }

    /** Room for a handful of operations on a value, the doubles here included. */
    double few() {
        return half ? 0x1p-6 : 0x1p-20;
    }

    /** Room for approximations of functions such as exp, relative and absolute. */
    double approximate() {
        return half ? 0x1p-6 : 0x1p-16;
    }

    /** An upper bound that says nothing where values may overflow. */
    static double orInfinite(double bound) {
        return bound > OVERFLOW || Double.isNaN(bound) ? Double.POSITIVE_INFINITY : bound;
    }
}
