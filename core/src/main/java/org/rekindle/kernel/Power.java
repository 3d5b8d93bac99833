package org.rekindle.kernel;

/**
 * The powers 2³²·e⁻ʷ of {@link SmoothFunction}. A float cannot hold a large w exactly enough, so w
 * is computed in two parts.
 */
final class Power {
    private static final double EXACT_FACTOR = 2 * Math.sqrt(2 / Math.PI);
    private static final double EXACT_CUBE = EXACT_FACTOR * 0.044715;

    /** 2√(2/π), in two parts. */
    static final float FACTOR = (float) EXACT_FACTOR;

    static final float FACTOR_REST = (float) (EXACT_FACTOR - FACTOR);

    /** 0.044715 times that, in two parts. */
    static final float CUBE = (float) EXACT_CUBE;

    static final float CUBE_REST = (float) (EXACT_CUBE - CUBE);

    private Power() {}

    /** w = scale · |z|. */
    static float linear(float z, float scale) {
        float t = Math.abs(z);
        float high = t * -scale;
        return Exponential.scaledExp(high, Math.fma(t, -scale, -high));
    }

    /** w = z² / 2. */
    static float square(float z) {
        float half = z * -0.5f;
        float high = half * z;
        return Exponential.scaledExp(high, Math.fma(half, z, -high));
    }

    /** w = 2√(2/π) · (|z| + 0.044715 |z|³). */
    static float cubic(float z) {
        float t = Math.abs(z);
        float s = t * t;
        float sRest = Math.fma(t, t, -s);
        float m = s * CUBE;
        float mRest = Math.fma(s, CUBE, -m) + Math.fma(sRest, CUBE, s * CUBE_REST);
        float q = m + FACTOR;
        float b = q - FACTOR;
        float qRest = (FACTOR - (q - b)) + (m - b) + (mRest + FACTOR_REST);
        float high = -(q * t);
        return Exponential.scaledExp(high, -Math.fma(q, t, high) - qRest * t);
    }
}
