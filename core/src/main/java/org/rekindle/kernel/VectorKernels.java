package org.rekindle.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels in vectors of the machine's preferred length. What does not fill a vector at the end
 * of a range is left to the plain twin, which gives the same bits.
 */
final class VectorKernels implements Kernels {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final PlainKernels PLAIN = PlainKernels.INSTANCE;

    VectorKernels() {}

    @Override
    public String description() {
        return "vector, " + LANES + " lanes";
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
        VectorProduct.multiply(
                m,
                n,
                k,
                a,
                aOffset,
                aRowStride,
                aColumnStride,
                b,
                bOffset,
                bRowStride,
                c,
                cOffset,
                cRowStride);
    }

    @Override
    public void transpose(float[] source, int rows, int columns, float[] target) {
        PLAIN.transpose(source, rows, columns, target);
    }

    @Override
    public int addBiasAndCountFiring(float[] z, int from, int length, float bias) {
        int firing = 0;
        int end = from + SPECIES.loopBound(length);
        for (int i = from; i < end; i += LANES) {
            FloatVector sum = FloatVector.fromArray(SPECIES, z, i).add(bias);
            sum.intoArray(z, i);
            firing += sum.compare(VectorOperators.GT, 0f).trueCount();
        }
        return firing + PLAIN.addBiasAndCountFiring(z, end, from + length - end, bias);
    }

    @Override
    public void rowSums(float[] x, int rows, int length, float[] sums, int sumsOffset) {
        float[] partial = new float[PARTIAL_SUMS];
        int whole = length - length % PARTIAL_SUMS;
        for (int row = 0; row < rows; row++) {
            int from = row * length;
            for (int part = 0; part < PARTIAL_SUMS; part += LANES) {
                FloatVector sum = FloatVector.zero(SPECIES);
                for (int i = from + part; i < from + whole; i += PARTIAL_SUMS) {
                    sum = sum.add(FloatVector.fromArray(SPECIES, x, i));
                }
                sum.intoArray(partial, part);
            }
            for (int i = whole; i < length; i++) {
                partial[i - whole] += x[from + i];
            }
            sums[sumsOffset + row] = PlainKernels.addPairwise(partial);
        }
    }

    @Override
    public void relu(float[] z, float[] a, int from, int length) {
        int end = from + SPECIES.loopBound(length);
        for (int i = from; i < end; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            x.blend(0f, x.compare(VectorOperators.LT, 0f)).intoArray(a, i);
        }
        PLAIN.relu(z, a, end, from + length - end);
    }

    @Override
    public void reluBackward(float[] z, float[] gradient, int from, int length) {
        int end = from + SPECIES.loopBound(length);
        for (int i = from; i < end; i += LANES) {
            VectorMask<Float> off =
                    FloatVector.fromArray(SPECIES, z, i).compare(VectorOperators.LE, 0f);
            FloatVector.fromArray(SPECIES, gradient, i).blend(0f, off).intoArray(gradient, i);
        }
        PLAIN.reluBackward(z, gradient, end, from + length - end);
    }

    @Override
    public void leaky(float[] z, float[] a, int from, int length, float slope) {
        int end = from + SPECIES.loopBound(length);
        for (int i = from; i < end; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            x.mul(slope).blend(x, x.compare(VectorOperators.GT, 0f)).intoArray(a, i);
        }
        PLAIN.leaky(z, a, end, from + length - end, slope);
    }

    @Override
    public void leakyBackward(float[] z, float[] gradient, int from, int length, float slope) {
        int end = from + SPECIES.loopBound(length);
        for (int i = from; i < end; i += LANES) {
            VectorMask<Float> on =
                    FloatVector.fromArray(SPECIES, z, i).compare(VectorOperators.GT, 0f);
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
            g.mul(slope).blend(g, on).intoArray(gradient, i);
        }
        PLAIN.leakyBackward(z, gradient, end, from + length - end, slope);
    }

    @Override
    public void dropNegligible(float[] x, int from, int length) {
        int end = from + SPECIES.loopBound(length);
        for (int i = from; i < end; i += LANES) {
            orZero(FloatVector.fromArray(SPECIES, x, i), NEGLIGIBLE_SIGNAL).intoArray(x, i);
        }
        PLAIN.dropNegligible(x, end, from + length - end);
    }

    @Override
    public float slopeGradient(float[] z, float[] gradient, int from, int length) {
        float[] partial = new float[PARTIAL_SUMS];
        int whole = length - length % PARTIAL_SUMS;
        for (int part = 0; part < PARTIAL_SUMS; part += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = from + part; i < from + whole; i += PARTIAL_SUMS) {
                FloatVector x = FloatVector.fromArray(SPECIES, z, i);
                FloatVector term = x.mul(FloatVector.fromArray(SPECIES, gradient, i));
                sum = sum.add(term.blend(0f, x.compare(VectorOperators.GT, 0f)));
            }
            sum.intoArray(partial, part);
        }
        for (int i = whole; i < length; i++) {
            float x = z[from + i];
            partial[i - whole] += x > 0 ? 0 : x * gradient[from + i];
        }
        return PlainKernels.addPairwise(partial);
    }

    @Override
    public void elu(float[] z, float[] a, int from, int length, float alpha) {
        int end = from + SPECIES.loopBound(length);
        for (int i = from; i < end; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            VectorExponential.expm1(x.min(0f))
                    .mul(alpha)
                    .blend(x, x.compare(VectorOperators.GE, 0f))
                    .intoArray(a, i);
        }
        PLAIN.elu(z, a, end, from + length - end, alpha);
    }

    @Override
    public void eluBackward(float[] z, float[] gradient, int from, int length, float alpha) {
        int end = from + SPECIES.loopBound(length);
        for (int i = from; i < end; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
            FloatVector negativeSide = g.mul(alpha).mul(VectorExponential.exp(x.min(0f)));
            negativeSide.blend(g, x.compare(VectorOperators.GT, 0f)).intoArray(gradient, i);
        }
        PLAIN.eluBackward(z, gradient, end, from + length - end, alpha);
    }

    @Override
    public void exp(float[] x, int from, int length) {
        int end = from + SPECIES.loopBound(length);
        for (int i = from; i < end; i += LANES) {
            VectorExponential.exp(FloatVector.fromArray(SPECIES, x, i)).intoArray(x, i);
        }
        PLAIN.exp(x, end, from + length - end);
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
        int end = from + SPECIES.loopBound(length);
        FloatVector momentums = FloatVector.broadcast(SPECIES, momentum);
        FloatVector step = FloatVector.broadcast(SPECIES, -rate);
        for (int i = from; i < end; i += LANES) {
            FloatVector velocity =
                    momentums.fma(
                            FloatVector.fromArray(SPECIES, v, i),
                            FloatVector.fromArray(SPECIES, g, i));
            velocity = orZero(velocity, NEGLIGIBLE_MOMENT);
            velocity.intoArray(v, i);
            step.fma(velocity, FloatVector.fromArray(SPECIES, w, i).mul(keep)).intoArray(w, i);
        }
        PLAIN.sgd(w, g, v, end, from + length - end, rate, momentum, keep);
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
        int end = from + SPECIES.loopBound(length);
        FloatVector towardsGradient = FloatVector.broadcast(SPECIES, 1 - beta1);
        FloatVector keepSecond = FloatVector.broadcast(SPECIES, beta2);
        FloatVector scales = FloatVector.broadcast(SPECIES, secondScale);
        FloatVector epsilons = FloatVector.broadcast(SPECIES, epsilon);
        FloatVector step = FloatVector.broadcast(SPECIES, -rate);
        for (int i = from; i < end; i += LANES) {
            FloatVector gradient =
                    orZero(FloatVector.fromArray(SPECIES, g, i), NEGLIGIBLE_GRADIENT);
            FloatVector first = FloatVector.fromArray(SPECIES, m, i);
            first = orZero(towardsGradient.fma(gradient.sub(first), first), NEGLIGIBLE_MOMENT);
            first.intoArray(m, i);
            FloatVector squared = gradient.mul(1 - beta2).mul(gradient);
            FloatVector second = keepSecond.fma(FloatVector.fromArray(SPECIES, v, i), squared);
            second = orZero(second, NEGLIGIBLE_MOMENT);
            second.intoArray(v, i);
            FloatVector denominator = second.sqrt().fma(scales, epsilons);
            step.fma(first.div(denominator), FloatVector.fromArray(SPECIES, w, i).mul(keep))
                    .intoArray(w, i);
        }
        PLAIN.adam(
                w,
                g,
                m,
                v,
                end,
                from + length - end,
                rate,
                beta1,
                beta2,
                secondScale,
                epsilon,
                keep);
    }

    private static FloatVector orZero(FloatVector x, float negligible) {
        return x.blend(0f, x.abs().compare(VectorOperators.LT, negligible));
    }
}
