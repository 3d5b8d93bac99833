package org.rekindle.kernel;

/**
 * The functions that are made of e⁻ᵗ alone. They take its power times 2³², so that products of a
 * power that is subnormal lose no digits.
 */
final class Logistic {
    private static final float UNSCALE = Exponential.UNSCALE;

    /** Under this |z| the tanh is z + z³·(T0 + T1·z² + …), fitted as in {@link Exponential}. */
    static final float SMALL = 0.6f;

    static final float T0 = -0x1.55553ep-2f;
    static final float T1 = 0x1.1109bep-3f;
    static final float T2 = -0x1.b89abap-5f;
    static final float T3 = 0x1.54c3c2p-6f;
    static final float T4 = -0x1.828776p-8f;

    /** log(1 + e) = 2·artanh(s), s = e / (2 + e), is 2s + 2s³·(L0 + L1·s² + …). */
    static final float L0 = 0x1.555558p-2f;

    static final float L1 = 0x1.9996dap-3f;
    static final float L2 = 0x1.2504c0p-3f;
    static final float L3 = 0x1.b733a2p-4f;
    static final float L4 = 0x1.f06ae0p-4f;

    private Logistic() {}

    /** σ(w) with the sign of z, from the power of |w|. */
    static float sigmoid(float z, float power) {
        float e = power * UNSCALE;
        float d = 1 + e;
        float inverse = 1 / d;
        float c = correction(inverse, d, e - (d - 1));
        float n = z < 0 ? power : 1;
        float s = n * inverse;
        float sum = s + Math.fma(s, c, Math.fma(n, inverse, -s));
        return z < 0 ? sum * UNSCALE : sum;
    }

    /** A factor times σ′ = e / (1 + e)². */
    static float bell(float power, float factor) {
        float e = power * UNSCALE;
        float d = 1 + e;
        float inverse = 1 / d;
        float c = correction(inverse, d, e - (d - 1));
        float b = power * inverse;
        float bRest = Math.fma(power, inverse, -b);
        float r = b * inverse;
        float rRest = Math.fma(b, inverse, -r) + Math.fma(bRest, inverse, (c + c) * r);
        return (r + rRest) * factor * UNSCALE;
    }

    /** How much larger 1 / (d + rest) is than its rounded value, as a share. */
    static float correction(float inverse, float d, float rest) {
        return Math.fma(-inverse, rest, Math.fma(-inverse, d, 1));
    }

    /** tanh(z), from the power of 2|z|. */
    static float tanh(float z, float power) {
        float s = z * z;
        float p = Math.fma(s, T4, T3);
        p = Math.fma(p, s, T2);
        p = Math.fma(p, s, T1);
        p = Math.fma(p, s, T0);
        float small = Math.fma(z * s, p, z);
        float e = power * UNSCALE;
        float large = (1 - e) / (1 + e);
        return Math.abs(z) < SMALL ? small : z < 0 ? -large : large;
    }

    /** max(0, z) + log(1 + e) / scale. */
    static float softplus(float z, float power, float scale) {
        float e = power * UNSCALE;
        float d = 2 + e;
        float s = power / d;
        float sRest = Math.fma(-s, e - (d - 2), Math.fma(-s, d, power));
        float u = e / d;
        float square = u * u;
        float p = Math.fma(square, L4, L3);
        p = Math.fma(p, square, L2);
        p = Math.fma(p, square, L1);
        p = Math.fma(p, square, L0);
        float w = s + s;
        float tail = Math.fma(w * square, p, sRest);
        float log = w + tail;
        float logRest = tail - (log - w);
        float y = log / scale;
        float quotient = y + (Math.fma(-y, scale, log) + logRest) / scale;
        return (z > 0 ? z : 0) + quotient * UNSCALE;
    }
}
