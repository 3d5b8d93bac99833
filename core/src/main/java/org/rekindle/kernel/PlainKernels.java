package org.rekindle.kernel;

import java.util.Arrays;

/** The kernels in plain Java: every line says what its vector twin must compute, bit for bit. */
final class PlainKernels implements Kernels {
    static final PlainKernels INSTANCE = new PlainKernels();

    /** Square blocks of this side are transposed at once, so that both arrays stay in cache. */
    private static final int TRANSPOSE_BLOCK = 16;

    private PlainKernels() {}

    @Override
    public String description() {
        return "plain";
    }

    @Override
    public void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int aRowStride,
            int aColumnStride,
            float[] b,
            int bOffset,
            int bRowStride,
            float[] c,
            int cOffset,
            int cRowStride) {
        for (int i = 0; i < m; i++) {
            int cRow = cOffset + i * cRowStride;
            for (int j = 0; j < n; j++) {
                c[cRow + j] = 0;
            }
            for (int l = 0; l < k; l++) {
                float scale = a[aOffset + i * aRowStride + l * aColumnStride];
                int bRow = bOffset + l * bRowStride;
                for (int j = 0; j < n; j++) {
                    c[cRow + j] = Math.fma(scale, b[bRow + j], c[cRow + j]);
                }
            }
        }
    }

    @Override
    public void transpose(float[] source, int rows, int columns, float[] target) {
        for (int rowBlock = 0; rowBlock < rows; rowBlock += TRANSPOSE_BLOCK) {
            int rowEnd = Math.min(rowBlock + TRANSPOSE_BLOCK, rows);
            for (int columnBlock = 0; columnBlock < columns; columnBlock += TRANSPOSE_BLOCK) {
                int columnEnd = Math.min(columnBlock + TRANSPOSE_BLOCK, columns);
                for (int column = columnBlock; column < columnEnd; column++) {
                    for (int row = rowBlock; row < rowEnd; row++) {
                        target[column * rows + row] = source[row * columns + column];
                    }
                }
            }
        }
    }

    @Override
    public int addBiasAndCountFiring(float[] z, int from, int length, float bias) {
        int firing = 0;
        for (int i = from; i < from + length; i++) {
            z[i] += bias;
            firing += z[i] > 0 ? 1 : 0;
        }
        return firing;
    }

    @Override
    public void rowSums(float[] x, int rows, int length, float[] sums, int sumsOffset) {
        float[] partial = new float[PARTIAL_SUMS];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(partial, 0);
            for (int i = 0; i < length; i++) {
                partial[i % PARTIAL_SUMS] += x[row * length + i];
            }
            sums[sumsOffset + row] = addPairwise(partial);
        }
    }

    @Override
    public void relu(float[] z, float[] a, int from, int length) {
        for (int i = from; i < from + length; i++) {
            a[i] = z[i] < 0 ? 0 : z[i];
        }
    }

    @Override
    public void reluBackward(float[] z, float[] gradient, int from, int length) {
        for (int i = from; i < from + length; i++) {
            gradient[i] = z[i] <= 0 ? 0 : gradient[i];
        }
    }

    @Override
    public void leaky(float[] z, float[] a, int from, int length, float slope) {
        for (int i = from; i < from + length; i++) {
            a[i] = z[i] > 0 ? z[i] : slope * z[i];
        }
    }

    @Override
    public void leakyBackward(float[] z, float[] gradient, int from, int length, float slope) {
        for (int i = from; i < from + length; i++) {
            gradient[i] = z[i] > 0 ? gradient[i] : slope * gradient[i];
        }
    }

    @Override
    public void dropNegligible(float[] x, int from, int length) {
        for (int i = from; i < from + length; i++) {
            x[i] = orZero(x[i], NEGLIGIBLE_SIGNAL);
        }
    }

    @Override
    public float slopeGradient(float[] z, float[] gradient, int from, int length) {
        float[] partial = new float[PARTIAL_SUMS];
        for (int i = 0; i < length; i++) {
            float term = z[from + i] > 0 ? 0 : z[from + i] * gradient[from + i];
            partial[i % PARTIAL_SUMS] += term;
        }
        return addPairwise(partial);
    }

    @Override
    public void elu(float[] z, float[] a, int from, int length, float alpha) {
        for (int i = from; i < from + length; i++) {
            a[i] = z[i] >= 0 ? z[i] : alpha * Exponential.expm1(z[i]);
        }
    }

    @Override
    public void eluBackward(float[] z, float[] gradient, int from, int length, float alpha) {
        for (int i = from; i < from + length; i++) {
            gradient[i] = z[i] > 0 ? gradient[i] : gradient[i] * alpha * Exponential.exp(z[i]);
        }
    }

    @Override
    public void exp(float[] x, int from, int length) {
        for (int i = from; i < from + length; i++) {
            x[i] = Exponential.exp(x[i]);
        }
    }

    @Override
    public void sgd(
            float[] w,
            float[] g,
            float[] v,
            int from,
            int length,
            float rate,
            float momentum,
            float keep) {
        for (int i = from; i < from + length; i++) {
            v[i] = orZero(Math.fma(momentum, v[i], g[i]), NEGLIGIBLE_MOMENT);
            w[i] = Math.fma(-rate, v[i], keep * w[i]);
        }
    }

    @Override
    public void adam(
            float[] w,
            float[] g,
            float[] m,
            float[] v,
            int from,
            int length,
            float rate,
            float beta1,
            float beta2,
            float secondScale,
            float epsilon,
            float keep) {
        for (int i = from; i < from + length; i++) {
            float gradient = orZero(g[i], NEGLIGIBLE_GRADIENT);
            m[i] = orZero(Math.fma(1 - beta1, gradient - m[i], m[i]), NEGLIGIBLE_MOMENT);
            float squared = (1 - beta2) * gradient * gradient;
            v[i] = orZero(Math.fma(beta2, v[i], squared), NEGLIGIBLE_MOMENT);
            float denominator = Math.fma((float) Math.sqrt(v[i]), secondScale, epsilon);
            w[i] = Math.fma(-rate, m[i] / denominator, keep * w[i]);
        }
    }

    private static float orZero(float x, float negligible) {
        return Math.abs(x) < negligible ? 0 : x;
    }

    /** Halves the partial sums until one is left, always in the same order; overwrites them. */
    static float addPairwise(float[] partial) {
        for (int width = PARTIAL_SUMS / 2; width > 0; width /= 2) {
            for (int i = 0; i < width; i++) {
                partial[i] += partial[i + width];
            }
        }
        return partial[0];
    }
}
