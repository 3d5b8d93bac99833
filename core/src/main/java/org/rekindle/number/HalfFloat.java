package org.rekindle.number;

/** IEEE 754 binary16, which Java 17 cannot convert: 1 sign, 5 exponent and 10 fraction bits. */
public final class HalfFloat {
    private static final int FRACTION_BITS = 10;
    private static final int FRACTION = (1 << FRACTION_BITS) - 1;
    private static final int EXPONENT = 0x1f;
    private static final int BIAS = 15;

    private HalfFloat() {}

    /** The value of a half, exactly. */
    public static float toFloat(short half) {
        int sign = half < 0 ? -1 : 1;
        int exponent = (half >> FRACTION_BITS) & EXPONENT;
        int fraction = half & FRACTION;
        if (exponent == EXPONENT) {
            return fraction == 0 ? sign * Float.POSITIVE_INFINITY : Float.NaN;
        }
        if (exponent == 0) {
            return sign * Math.scalb((float) fraction, 1 - BIAS - FRACTION_BITS);
        }
        float significand = fraction + (1 << FRACTION_BITS);
        return sign * Math.scalb(significand, exponent - BIAS - FRACTION_BITS);
    }

    /** The nearest half, ties to even; infinity above the largest. */
    public static short ofFloat(float value) {
        int sign = (Float.floatToRawIntBits(value) >>> 16) & 0x8000;
        if (Float.isNaN(value)) {
            return (short) (sign | 0x7e00);
        }
        float size = Math.abs(value);
        int exponent = Math.max(Math.getExponent(size), 1 - BIAS);
        if (exponent > BIAS) {
            return (short) (sign | (EXPONENT << FRACTION_BITS));
        }
        // In units of the last place: exact, because a power of two scales without rounding.
        int units = (int) Math.rint(Math.scalb((double) size, FRACTION_BITS - exponent));
        // A full significand carries its leading bit into the exponent by itself, and so does
        // rounding up.
        int bits = ((exponent + BIAS - 1) << FRACTION_BITS) + units;
        return (short) (sign | bits);
    }
}
