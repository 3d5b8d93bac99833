package org.rekindle.kernel;

/**
 * Mish. With e = e⁻|ᶻ|, tanh(log(1 + eᶻ)) is e·k / den, where k = 2 + e and den = e·k + 2, for z
 * &lt; 0; and k / den, where k = 1 + 2e and den = k + 2e², elsewhere.
 */
final class MishFormula {
    private static final float UNSCALE = Exponential.UNSCALE;

    private MishFormula() {}

    static float value(float z, float power) {
        float e = power * UNSCALE;
        float twice = e + e;
        float k = z < 0 ? 2 + e : 1 + twice;
        float kRest = z < 0 ? e - (k - 2) : twice - (k - 1);
        float low = z < 0 ? 2 : k;
        float factor = z < 0 ? k : twice;
        float den = Math.fma(e, factor, low);
        float denRest = Math.fma(e, factor, low - den) + (z < 0 ? e * kRest : kRest);
        float scale = z < 0 ? power : 1;
        float n = scale * k;
        float nRest = Math.fma(scale, kRest, Math.fma(scale, k, -n));
        float q = n / den;
        float qRest = (Math.fma(-q, den, n) + Math.fma(-q, denRest, nRest)) / den;
        float sum = Swish.product(z, q, qRest);
        return z < 0 ? sum * UNSCALE : sum;
    }

    static float derivative(float z, float power) {
        float e = power * UNSCALE;
        float twice = e + e;
        float k = z < 0 ? 2 + e : 1 + twice;
        float kRest = z < 0 ? e - (k - 2) : twice - (k - 1);
        float low = z < 0 ? 2 : k;
        float factor = z < 0 ? k : twice;
        float den = Math.fma(e, factor, low);
        float denRest = Math.fma(e, factor, low - den) + (z < 0 ? e * kRest : kRest);
        float inverse = 1 / den;
        float c = Logistic.correction(inverse, den, denRest);
        float scale = z < 0 ? power : 1;
        float p = scale * inverse;
        float pRest = Math.fma(scale, inverse, -p);
        float m = ((1 + e) * (z < 0 ? 2 : e * twice)) * inverse;
        float half = k * 0.5f;
        float top = Math.fma(z, m, half);
        float topRest = Math.fma(z, m, half - top) + kRest * 0.5f;
        float carried = Math.fma(c, top, Math.fma(c, top - half, topRest));
        float twofold = p + p;
        float sum = Math.fma(twofold, top, Math.fma(twofold, carried, (pRest + pRest) * top));
        return z < 0 ? sum * UNSCALE : sum;
    }
}
