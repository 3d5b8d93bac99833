package org.rekindle.kernel;

/** z · σ(w) and its derivative σ(w) + z · σ′(w) · w′. */
final class Swish {
    private static final float UNSCALE = Exponential.UNSCALE;

    /** 3 · 2√(2/π) · 0.044715, in two parts: w′ = FACTOR + CUBE3 · z². */
    static final float CUBE3 = (float) (6 * Math.sqrt(2 / Math.PI) * 0.044715);

    static final float CUBE3_REST = (float) (6 * Math.sqrt(2 / Math.PI) * 0.044715 - CUBE3);

    /** Beyond this the share is 1, and what rounding leaves is 0; at infinity it would be NaN. */
    static final float FAR = 100;

    private Swish() {}

    /** From the power of |w|, which has the sign of z. */
    static float value(float z, float power) {
        float e = power * UNSCALE;
        float d = 1 + e;
        float inverse = 1 / d;
        float c = Logistic.correction(inverse, d, e - (d - 1));
        float n = z < 0 ? power : 1;
        float s = n * inverse;
        float sRest = Math.fma(s, c, Math.fma(n, inverse, -s));
        float sum = product(z, s, sRest);
        return z < 0 ? sum * UNSCALE : sum;
    }

    /** z times a share of it that is in two parts. */
    static float product(float z, float s, float sRest) {
        float v = z * s;
        float rest = Math.fma(z, sRest, Math.fma(z, s, -v));
        return v + (z > FAR ? 0 : rest);
    }

    /** The derivative where w′ is slope + slopeRest. */
    static float derivative(float z, float slope, float slopeRest, float power) {
        float e = power * UNSCALE;
        float d = 1 + e;
        float inverse = 1 / d;
        float c = Logistic.correction(inverse, d, e - (d - 1));
        float b = power * inverse;
        float bRest = Math.fma(power, inverse, -b);
        float r = b * inverse;
        float rRest = Math.fma(b, inverse, -r) + Math.fma(bRest, inverse, (c + c) * r);
        float bell = z < 0 ? r : r * UNSCALE;
        float bellRest = z < 0 ? rRest : rRest * UNSCALE;
        float s = z < 0 ? b : inverse;
        float n = z < 0 ? power : 1;
        float sRest = Math.fma(s, c, Math.fma(n, inverse, -s));
        float t = z * bell;
        float tRest = Math.fma(z, bellRest, Math.fma(z, bell, -t));
        float p = t * slope;
        float pRest = Math.fma(tRest, slope, Math.fma(t, slopeRest, Math.fma(t, slope, -p)));
        float sum = s + p;
        float ofP = sum - s;
        float sumRest = (s - (sum - ofP)) + (p - ofP) + (pRest + sRest);
        float total = sum + sumRest;
        return z < 0 ? total * UNSCALE : total;
    }

    /** The derivative where w is {@link Power#cubic}. */
    static float ofCubic(float z, float power) {
        float s = z * z;
        float sRest = Math.fma(z, z, -s);
        float m = s * CUBE3;
        float mRest = Math.fma(s, CUBE3, -m) + Math.fma(sRest, CUBE3, s * CUBE3_REST);
        float slope = m + Power.FACTOR;
        float slopeRest = (Power.FACTOR - slope) + m + (mRest + Power.FACTOR_REST);
        return derivative(z, slope, slopeRest, power);
    }
}
