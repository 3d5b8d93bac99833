package org.rekindle.data;

/** Numbers of 16 bits: a sign, 5 bits of exponent and 10 of fraction (IEEE 754 binary16). */
final class HalfFloat {
    private static final int FRACTION_BITS = 10;
    private static final int FRACTION = (1 << FRACTION_BITS) - 1;
    private static final int EXPONENT = 31;
    private static final int BIAS = 15;

    private HalfFloat() {}

    static double value(short bits) {
        int exponent = (bits >> FRACTION_BITS) & EXPONENT;
        int fraction = bits & FRACTION;
        double magnitude;
        if (exponent == EXPONENT) {
            magnitude = fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        } else if (exponent == 0) {
            magnitude = Math.scalb((double) fraction, 1 - BIAS - FRACTION_BITS);
        } else {
            magnitude =
                    Math.scalb((double) (FRACTION + 1 + fraction), exponent - BIAS - FRACTION_BITS);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
