package org.rekindle.kernel;

/**
 * eˣ − 1 and eˣ for x ≤ 0, in float operations only, so that every lane of every machine and the
 * plain twin give the same bits.
 *
 * <p>The method is the usual one (W. J. Cody, W. Waite, <i>Software Manual for the Elementary
 * Functions</i>, 1980): x = n·ln 2 + r with |r| ≤ ln 2 / 2; then eʳ − 1 by a polynomial; then
 * scaling by 2ⁿ, where {@code 2ⁿ·(eʳ − 1) + (2ⁿ − 1)} keeps eˣ − 1 exact near 0. The largest errors
 * over all floats are 0.88 ulp for eˣ − 1 and 0.98 ulp for eˣ.
 *
 * <p>An ELU over data that does not fit into the cache should cost little more than moving that
 * data. That leaves about twenty operations for sixteen elements. These choices save operations:
 *
 * <ul>
 *   <li>The polynomial r + r²·(C2 + C3·r + … + C7·r⁵) has the smallest relative error, 0.04 · 2⁻²⁴
 *       with coefficients in float; a Taylor polynomial needs two more terms. It was fitted by
 *       iteratively reweighted least squares: weights rise where the error is large (C. L. Lawson,
 *       1961).
 *   <li>Adding {@link #ROUNDER} leaves n + 127 in the low bits of the sum, which are shifted into
 *       the exponent. This saves a conversion, a subtraction and an addition.
 *   <li>eˣ − 1 needs ln 2 in float only: the error, n times the rest of ln 2, is scaled by 2ⁿ.
 *   <li>eˣ is computed times 2³², so that 2ⁿ needs no second factor where eˣ is subnormal, and its
 *       users multiply by the inverse.
 *   <li>A comparison and a choice replace {@code max}, which costs six instructions because of NaN
 *       and −0.
 * </ul>
 */
final class Exponential {
    static final float LOG2_E = 1.442695f;
    static final float LN2 = 0x1.62e43p-1f;

    /** ln 2 − {@link #LN2}. */
    static final float LN2_REST = -0x1.05c61p-29f;

    static final float C2 = 0x1p-1f;
    static final float C3 = 0x1.555554p-3f;
    static final float C4 = 0x1.5554b2p-5f;
    static final float C5 = 0x1.11118ap-7f;
    static final float C6 = 0x1.6d7202p-10f;
    static final float C7 = 0x1.a032c8p-13f;

    /** Below this eˣ − 1 is −1 in float; clamping here keeps 2ⁿ a normal number. */
    static final float EXPM1_FLOOR = -80f;

    /** Below this eˣ is 0 in float. */
    static final float EXP_FLOOR = -104f;

    /**
     * Adding and subtracting it rounds a small float to the nearest whole number, because a float
     * of this size has no fraction; 127 is the bias of an exponent.
     */
    static final float ROUNDER = 0x1.8p23f + 127;

    private static final int SCALE_EXPONENT = 32;

    /** {@link #ROUNDER} for 2ⁿ⁺³². */
    static final float SCALED_ROUNDER = ROUNDER + SCALE_EXPONENT;

    /** Turns {@link #scaledExp} into eˣ. */
    static final float UNSCALE = 0x1p-32f;

    static final int MANTISSA_BITS = 23;

    /** Below this eˣ times any x is 0 in float, and 2ⁿ⁺³² would no longer be a normal number. */
    static final float DEEP_FLOOR = -109f;

    private Exponential() {}

    /** eˣ − 1 for x ≤ 0 or NaN. */
    static float expm1(float x) {
        float clamped = x < EXPM1_FLOOR ? EXPM1_FLOOR : x;
        float rounded = Math.fma(clamped, LOG2_E, ROUNDER);
        float scale = powerOfTwo(rounded);
        float r = Math.fma(rounded - ROUNDER, -LN2, clamped);
        return Math.fma(scale, reducedExpm1(r), scale - 1);
    }

    /** eˣ for x ≤ 0 or NaN. */
    static float exp(float x) {
        return scaledExp(x) * UNSCALE;
    }

    /** 2³²·eˣ for x ≤ 0 or NaN. */
    static float scaledExp(float x) {
        float rounded = Math.fma(x, LOG2_E, SCALED_ROUNDER);
        float scale = powerOfTwo(rounded);
        float n = rounded - SCALED_ROUNDER;
        float r = Math.fma(n, -LN2_REST, Math.fma(n, -LN2, x));
        return x < EXP_FLOOR ? 0 : Math.fma(scale, reducedExpm1(r), scale);
    }

    /**
     * 2³²·eˣ for x = high + low ≤ 0 or NaN, where low is what rounding left of high. The largest
     * error is 0.6 ulp, because 1 + r is kept in two parts.
     */
    static float scaledExp(float high, float low) {
        float rounded = Math.fma(high, LOG2_E, SCALED_ROUNDER);
        float scale = powerOfTwo(rounded);
        float n = rounded - SCALED_ROUNDER;
        float r = Math.fma(n, -LN2, high);
        float rest = Math.fma(n, -LN2_REST, low);
        float sum = r + rest;
        float q = quotient(sum);
        float one = 1 + r;
        float power = Math.fma(sum * sum, q, rest + (r - (one - 1)));
        return high < DEEP_FLOOR ? 0 : Math.fma(scale, one, scale * power);
    }

    /** eˣ − 1 for x = high + low ≤ 0 or NaN, where low is what rounding left of high. */
    static float expm1(float high, float low) {
        float clamped = high < EXPM1_FLOOR ? EXPM1_FLOOR : high;
        float rest = high < EXPM1_FLOOR ? 0 : low;
        float rounded = Math.fma(clamped, LOG2_E, ROUNDER);
        float scale = powerOfTwo(rounded);
        float r = Math.fma(rounded - ROUNDER, -LN2, clamped);
        float power = Math.fma(r * r, quotient(r), rest) + r;
        return Math.fma(scale, power, scale - 1);
    }

    /** What rounding leaves of 1 / x. */
    static float restOfInverse(float x) {
        return (float) (1 / (double) x - 1 / x);
    }

    private static float powerOfTwo(float rounded) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(rounded) << MANTISSA_BITS);
    }

    private static float reducedExpm1(float r) {
        return Math.fma(r * r, quotient(r), r);
    }

    /** (eʳ − 1 − r) / r². */
    private static float quotient(float r) {
        float q = Math.fma(r, C7, C6);
        q = Math.fma(q, r, C5);
        q = Math.fma(q, r, C4);
        q = Math.fma(q, r, C3);
        return Math.fma(q, r, C2);
    }
}
