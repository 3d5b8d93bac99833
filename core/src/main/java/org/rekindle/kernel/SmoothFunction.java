package org.rekindle.kernel;

/**
 * The smooth functions that the kernels know. Each is made of one power e⁻ʷ, where w grows with
 * |z|, and of sums, products and one quotient. What rounding loses on the way is carried along
 * where it counts, so values are within 2 ulp of the true value. So are derivatives; where one
 * passes through 0, they are within 2⁻²⁴.
 */
public enum SmoothFunction {
    /** σ(z) = 1 / (1 + e⁻ᶻ). */
    SIGMOID {
        @Override
        float value(float z, float scale) {
            return Logistic.sigmoid(z, Power.linear(z, 1));
        }

        @Override
        float derivative(float z, float scale) {
            return Logistic.bell(Power.linear(z, 1), 1);
        }
    },
    /** tanh(z). */
    TANH {
        @Override
        float value(float z, float scale) {
            return Logistic.tanh(z, Power.linear(z, 2));
        }

        @Override
        float derivative(float z, float scale) {
            return Logistic.bell(Power.linear(z, 2), 4);
        }
    },
    /** log(1 + eˢᶻ) / s, where s is the scale. */
    SOFTPLUS {
        @Override
        float value(float z, float scale) {
            return Logistic.softplus(z, Power.linear(z, scale), scale);
        }

        @Override
        float derivative(float z, float scale) {
            return Logistic.sigmoid(z, Power.linear(z, scale));
        }
    },
    /** z · σ(z). */
    SILU {
        @Override
        float value(float z, float scale) {
            return Swish.value(z, Power.linear(z, 1));
        }

        @Override
        float derivative(float z, float scale) {
            return Swish.derivative(z, 1, 0, Power.linear(z, 1));
        }
    },
    /** z · tanh(log(1 + eᶻ)). */
    MISH {
        @Override
        float value(float z, float scale) {
            return MishFormula.value(z, Power.linear(z, 1));
        }

        @Override
        float derivative(float z, float scale) {
            return MishFormula.derivative(z, Power.linear(z, 1));
        }
    },
    /** z · σ(w), where w = 2√(2/π) · (z + 0.044715 z³). */
    GELU_TANH {
        @Override
        float value(float z, float scale) {
            return Swish.value(z, Power.cubic(z));
        }

        @Override
        float derivative(float z, float scale) {
            return Swish.ofCubic(z, Power.cubic(z));
        }
    },
    /** z · Φ(z), where Φ is the normal distribution function. */
    GELU {
        @Override
        float value(float z, float scale) {
            return NormalTail.of(z).gelu(z, Power.square(z));
        }

        @Override
        float derivative(float z, float scale) {
            return NormalTail.of(z).geluDerivative(z, Power.square(z));
        }
    };

    /** The function at z; only {@link #SOFTPLUS} has a scale. */
    abstract float value(float z, float scale);

    /** Its derivative at z. */
    abstract float derivative(float z, float scale);
}
