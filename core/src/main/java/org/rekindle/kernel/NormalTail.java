package org.rekindle.kernel;

/**
 * The tail of the normal distribution: Φ(−t) = e^(−t²/2) · h for t ≥ 0. With s = 1 / (1 + 0.3 t), h
 * is s times a polynomial in s − 3/8, fitted as in {@link Exponential}; its error is 0.07 · 2⁻²⁴.
 *
 * @param h the ratio, rounded
 * @param rest what rounding left of it
 */
record NormalTail(float h, float rest) {
    private static final float UNSCALE = Exponential.UNSCALE;

    static final float STEEPNESS = 0.3f;
    static final float CENTRE = 0.375f;
    static final float H0 = 0x1.7c8a4cp-3f;
    static final float H1 = 0x1.02c52cp-2f;
    static final float H2 = 0x1.116924p-2f;
    static final float H3 = 0x1.93b78cp-3f;
    static final float H4 = 0x1.1228a8p-4f;
    static final float H5 = -0x1.5151b8p-5f;
    static final float H6 = -0x1.c99396p-5f;
    static final float H7 = 0x1.18c008p-8f;
    static final float H8 = 0x1.643562p-5f;
    static final float H9 = -0x1.5794eep-6f;

    /** d log h / d log s is about 1 + 1.66 s²; it carries the error of s over to h. */
    static final float SENSITIVITY = 1.66f;

    private static final double EXACT_DENSITY = 1 / Math.sqrt(2 * Math.PI);

    /** 1/√(2π), in two parts. */
    static final float DENSITY = (float) EXACT_DENSITY;

    static final float DENSITY_REST = (float) (EXACT_DENSITY - DENSITY);

    /** At t = |z|. */
    static NormalTail of(float z) {
        float t = Math.abs(z);
        float d = Math.fma(t, STEEPNESS, 1);
        float s = 1 / d;
        float c = Logistic.correction(s, d, Math.fma(t, STEEPNESS, 1 - d));
        float v = s - CENTRE;
        float p = Math.fma(v, H9, H8);
        p = Math.fma(p, v, H7);
        p = Math.fma(p, v, H6);
        p = Math.fma(p, v, H5);
        p = Math.fma(p, v, H4);
        p = Math.fma(p, v, H3);
        p = Math.fma(p, v, H2);
        float r = Math.fma(p, v, H1);
        float rRest = Math.fma(p, v, H1 - r);
        float q = Math.fma(r, v, H0);
        float qRest = Math.fma(rRest, v, Math.fma(r, v, H0 - q));
        float h = s * q;
        float carried = (h * c) * Math.fma(s * SENSITIVITY, s, 1);
        return new NormalTail(h, Math.fma(s, q, -h) + Math.fma(s, qRest, carried));
    }

    /** z · Φ(z). */
    float gelu(float z, float power) {
        float q = power * h;
        float qRest = Math.fma(power, rest, Math.fma(power, h, -q));
        float small = q * UNSCALE;
        float most = 1 - small;
        float s = z < 0 ? q : most;
        float sRest = z < 0 ? qRest : ((1 - most) - small) - qRest * UNSCALE;
        float sum = Swish.product(z, s, sRest);
        return z < 0 ? sum * UNSCALE : sum;
    }

    /** Φ(z) + z · φ(z). */
    float geluDerivative(float z, float power) {
        float t = Math.abs(z);
        float g = Math.fma(-t, DENSITY, h);
        float gRest = Math.fma(-t, DENSITY, h - g) + Math.fma(-t, DENSITY_REST, rest);
        float q = power * g;
        float sum = q + Math.fma(power, gRest, Math.fma(power, g, -q));
        float part = sum * UNSCALE;
        return z < 0 ? part : 1 - part;
    }
}
