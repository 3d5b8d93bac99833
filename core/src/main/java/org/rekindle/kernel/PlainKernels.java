package org.rekindle.kernel;

import java.util.Arrays;

/** The kernels in plain Java: the reference that the vector kernels must match bit for bit. */
final class PlainKernels implements Kernels {
    static final PlainKernels INSTANCE = new PlainKernels();

    /** Square blocks of this side are transposed at once, so that both arrays stay in cache. */
    private static final int TRANSPOSE_BLOCK = 16;

    /** The weight gradients take the inputs in panels of so many samples ... */
    private static final int PANEL_DEPTH = 256;

    /** ... and so many inputs, which lie by sample and fit into the scratch array. */
    private static final int PANEL_WIDTH = PRODUCT_SCRATCH / PANEL_DEPTH;

    private PlainKernels() {}

    @Override
    public String description() {
        return "plain";
    }

    @Override
    public void affine(
            int from,
            int to,
            int batch,
            int fanIn,
            float[] parameters,
            int weights,
            int biases,
            float[] x,
            float[] z,
            Scratch scratch) {
        for (int unit = from; unit < to; unit++) {
            Arrays.fill(z, unit * batch, (unit + 1) * batch, parameters[biases + unit]);
            for (int i = 0; i < fanIn; i++) {
                addScaledRow(parameters[weights + unit * fanIn + i], x, i, z, unit * batch, batch);
            }
        }
    }

    @Override
    public void weightGradients(
            int from,
            int to,
            int fanIn,
            int batch,
            float[] zGradient,
            float[] x,
            boolean bySample,
            float[] gradients,
            int weights,
            Scratch scratch) {
        for (int unit = from; unit < to; unit++) {
            Arrays.fill(gradients, weights + unit * fanIn, weights + (unit + 1) * fanIn, 0);
        }
        for (int i = 0; i < fanIn; i += PANEL_WIDTH) {
            int width = Math.min(PANEL_WIDTH, fanIn - i);
            for (int sample = 0; sample < batch; sample += PANEL_DEPTH) {
                int depth = Math.min(PANEL_DEPTH, batch - sample);
                if (bySample) {
                    for (int j = 0; j < depth; j++) {
                        int row = (sample + j) * fanIn + i;
                        System.arraycopy(x, row, scratch.values, j * width, width);
                    }
                } else {
                    int corner = i * batch + sample;
                    transpose(x, corner, batch, width, depth, scratch.values, 0, width);
                }
                for (int unit = from; unit < to; unit++) {
                    int target = weights + unit * fanIn + i;
                    for (int j = 0; j < depth; j++) {
                        float scale = zGradient[unit * batch + sample + j];
                        addScaledRow(scale, scratch.values, j, gradients, target, width);
                    }
                }
            }
        }
    }

    @Override
    public void inputGradients(
            int from,
            int to,
            int fanIn,
            int batch,
            int units,
            float[] parameters,
            int weights,
            float[] zGradient,
            float[] xGradient,
            Scratch scratch) {
        for (int i = from; i < to; i++) {
            Arrays.fill(xGradient, i * batch, (i + 1) * batch, 0);
            for (int unit = 0; unit < units; unit++) {
                float weight = parameters[weights + unit * fanIn + i];
                addScaledRow(weight, zGradient, unit, xGradient, i * batch, batch);
            }
        }
    }

    /** {@code target[j] += scale · rows[row][j]} for the {@code length} values of a row. */
    private static void addScaledRow(
            float scale, float[] rows, int row, float[] target, int targetOffset, int length) {
        for (int j = 0; j < length; j++) {
            target[targetOffset + j] =
                    Math.fma(scale, rows[row * length + j], target[targetOffset + j]);
        }
    }

    @Override
    public void transpose(float[] source, int rows, int columns, float[] target, int targetOffset) {
        transpose(source, 0, columns, rows, columns, target, targetOffset, rows);
    }

    /** The same for a part of a matrix: both have an offset and a row length of their own. */
    static void transpose(
            float[] source,
            int from,
            int sourceRow,
            int rows,
            int columns,
            float[] target,
            int to,
            int targetRow) {
        for (int rowBlock = 0; rowBlock < rows; rowBlock += TRANSPOSE_BLOCK) {
            int rowEnd = Math.min(rowBlock + TRANSPOSE_BLOCK, rows);
            for (int columnBlock = 0; columnBlock < columns; columnBlock += TRANSPOSE_BLOCK) {
                int columnEnd = Math.min(columnBlock + TRANSPOSE_BLOCK, columns);
                for (int column = columnBlock; column < columnEnd; column++) {
                    for (int row = rowBlock; row < rowEnd; row++) {
                        target[to + column * targetRow + row] =
                                source[from + row * sourceRow + column];
                    }
                }
            }
        }
    }

    @Override
    public void countFiring(float[] z, int units, int batch, int[] firing) {
        for (int unit = 0; unit < units; unit++) {
            int count = 0;
            for (int i = unit * batch; i < (unit + 1) * batch; i++) {
                count += z[i] > 0 ? 1 : 0;
            }
            firing[unit] = count;
        }
    }

    @Override
    public void rowSums(
            float[] x, int rows, int length, float[] sums, int sumsOffset, float[] partial) {
        for (int row = 0; row < rows; row++) {
            Arrays.fill(partial, 0, PARTIAL_SUMS, 0);
            for (int i = 0; i < length; i++) {
                partial[i % PARTIAL_SUMS] += x[row * length + i];
            }
            sums[sumsOffset + row] = addPairwise(partial, 0);
        }
    }

    @Override
    public void absolute(float[] x, float[] y, int from, int length) {
        for (int i = from; i < from + length; i++) {
            y[i] = Math.abs(x[i]);
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
            float passed = Math.fma(slope, gradient[i], SIGNAL_ROUNDER) - SIGNAL_ROUNDER;
            gradient[i] = z[i] > 0 ? gradient[i] : passed;
        }
    }

    @Override
    public void slopeGradients(
            float[] z,
            float[] gradient,
            int rows,
            int length,
            float[] sums,
            int sumsOffset,
            float[] partial) {
        for (int row = 0; row < rows; row++) {
            Arrays.fill(partial, 0, PARTIAL_SUMS, 0);
            for (int i = 0; i < length; i++) {
                int at = row * length + i;
                partial[i % PARTIAL_SUMS] += slopeTerm(z[at], gradient[at]);
            }
            sums[sumsOffset + row] = addPairwise(partial, 0);
        }
    }

    static float slopeTerm(float z, float gradient) {
        return z > 0 ? 0 : z * gradient;
    }

    @Override
    public void elu(float[] z, float[] a, int from, int length, float alpha) {
        for (int i = from; i < from + length; i++) {
            a[i] = z[i] >= 0 ? z[i] : alpha * Exponential.expm1(z[i]);
        }
    }

    @Override
    public void eluBackward(float[] z, float[] gradient, int from, int length, float alpha) {
        float unscaledAlpha = alpha * Exponential.UNSCALE;
        for (int i = from; i < from + length; i++) {
            float scaled = gradient[i] * unscaledAlpha;
            float passed =
                    Math.fma(Exponential.scaledExp(z[i]), scaled, SIGNAL_ROUNDER) - SIGNAL_ROUNDER;
            gradient[i] = z[i] > 0 ? gradient[i] : passed;
        }
    }

    @Override
    public void scaledElu(
            float[] z, float[] a, int from, int length, float alpha, float scale, float width) {
        float rate = 1 / width;
        float rateRest = Exponential.restOfInverse(width);
        for (int i = from; i < from + length; i++) {
            float high = z[i] * rate;
            float low = Math.fma(z[i], rateRest, Math.fma(z[i], rate, -high));
            a[i] = z[i] >= 0 ? z[i] * scale : Exponential.expm1(high, low) * alpha;
        }
    }

    @Override
    public void scaledEluBackward(
            float[] z,
            float[] gradient,
            int from,
            int length,
            float alpha,
            float scale,
            float width) {
        float rate = 1 / width;
        float rateRest = Exponential.restOfInverse(width);
        float steepest = alpha / width * Exponential.UNSCALE;
        for (int i = from; i < from + length; i++) {
            float high = z[i] * rate;
            float low = Math.fma(z[i], rateRest, Math.fma(z[i], rate, -high));
            float passed = signal(Exponential.scaledExp(high, low), gradient[i] * steepest);
            gradient[i] = z[i] > 0 ? gradient[i] * scale : passed;
        }
    }

    @Override
    public void relu6(float[] z, float[] a, int from, int length) {
        for (int i = from; i < from + length; i++) {
            float x = z[i] < 0 ? 0 : z[i];
            a[i] = x > HardFunctions.SIX ? HardFunctions.SIX : x;
        }
    }

    @Override
    public void relu6Backward(float[] z, float[] gradient, int from, int length) {
        for (int i = from; i < from + length; i++) {
            gradient[i] = z[i] > 0 && z[i] < HardFunctions.SIX ? gradient[i] : 0;
        }
    }

    @Override
    public void hardSwish(float[] z, float[] a, int from, int length) {
        for (int i = from; i < from + length; i++) {
            a[i] = HardFunctions.swish(z[i]);
        }
    }

    @Override
    public void hardSwishBackward(float[] z, float[] gradient, int from, int length) {
        for (int i = from; i < from + length; i++) {
            float passed = signal(HardFunctions.swishSlope(z[i]), gradient[i]);
            float right = z[i] >= HardFunctions.CORNER ? gradient[i] : passed;
            gradient[i] = z[i] <= -HardFunctions.CORNER ? 0 : right;
        }
    }

    @Override
    public void smooth(
            SmoothFunction function, float[] z, float[] a, int from, int length, float scale) {
        for (int i = from; i < from + length; i++) {
            a[i] = function.value(z[i], scale);
        }
    }

    @Override
    public void smoothBackward(
            SmoothFunction function,
            float[] z,
            float[] gradient,
            int from,
            int length,
            float scale) {
        for (int i = from; i < from + length; i++) {
            gradient[i] = signal(function.derivative(z[i], scale), gradient[i]);
        }
    }

    private static float signal(float factor, float gradient) {
        return Math.fma(factor, gradient, SIGNAL_ROUNDER) - SIGNAL_ROUNDER;
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
            v[i] = orZero(Math.fma(momentum, v[i], g[i]));
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
        float negligible = (1 - beta2) * NEGLIGIBLE_SQUARE;
        for (int i = from; i < from + length; i++) {
            m[i] = orZero(Math.fma(1 - beta1, g[i] - m[i], m[i]));
            float square = Math.fma((1 - beta2) * g[i], g[i], negligible);
            v[i] = Math.fma(beta2, v[i], square);
            float denominator = Math.fma((float) Math.sqrt(v[i]), secondScale, epsilon);
            w[i] = Math.fma(-rate, m[i] / denominator, keep * w[i]);
        }
    }

    private static float orZero(float moment) {
        return Math.abs(moment) < NEGLIGIBLE_MOMENT ? 0 : moment;
    }

    /** Adds one half of the partial sums to the other, until one sum is left. */
    static float addPairwise(float[] p, int at) {
        float sum0 = (p[at] + p[at + 8]) + (p[at + 4] + p[at + 12]);
        float sum1 = (p[at + 1] + p[at + 9]) + (p[at + 5] + p[at + 13]);
        float sum2 = (p[at + 2] + p[at + 10]) + (p[at + 6] + p[at + 14]);
        float sum3 = (p[at + 3] + p[at + 11]) + (p[at + 7] + p[at + 15]);
        return (sum0 + sum2) + (sum1 + sum3);
    }
}
