package org.rekindle.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels with vectors of the machine's preferred length. The end of a range that does not fill
 * a vector is left to the plain twin, which gives the same bits.
 *
 * <p>Activations run from the end to the beginning. Arrays that are allocated one after the other
 * often lie a multiple of 4 KiB plus a few bytes apart. In upward order a load then has the same
 * low address bits as the store before it, and the processor waits for that store.
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
        if (batch < LANES) {
            PLAIN.affine(from, to, batch, fanIn, parameters, weights, biases, x, z, scratch);
        } else {
            VectorProduct.multiply(
                    to - from,
                    batch,
                    fanIn,
                    parameters,
                    biases + from,
                    1,
                    parameters,
                    weights + from * fanIn,
                    fanIn,
                    1,
                    x,
                    batch,
                    1,
                    z,
                    from * batch,
                    scratch);
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
        if (fanIn < LANES) {
            fewWeightGradients(from, to, fanIn, batch, zGradient, x, bySample, gradients, weights);
        } else {
            VectorProduct.multiply(
                    to - from,
                    fanIn,
                    batch,
                    zGradient,
                    from * batch,
                    batch,
                    1,
                    x,
                    bySample ? fanIn : 1,
                    bySample ? 1 : batch,
                    gradients,
                    weights + from * fanIn,
                    scratch);
        }
    }

    /** Rows of fewer weights than a vector has lanes: each sum by itself, in a register. */
    private static void fewWeightGradients(
            int from,
            int to,
            int fanIn,
            int batch,
            float[] zGradient,
            float[] x,
            boolean bySample,
            float[] gradients,
            int weights) {
        int xUnit = bySample ? 1 : batch;
        int xSample = bySample ? fanIn : 1;
        for (int unit = from; unit < to; unit++) {
            for (int i = 0; i < fanIn; i++) {
                float sum = 0;
                for (int sample = 0; sample < batch; sample++) {
                    float value = x[i * xUnit + sample * xSample];
                    sum = Math.fma(zGradient[unit * batch + sample], value, sum);
                }
                gradients[weights + unit * fanIn + i] = sum;
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
        if (batch < LANES) {
            PLAIN.inputGradients(
                    from,
                    to,
                    fanIn,
                    batch,
                    units,
                    parameters,
                    weights,
                    zGradient,
                    xGradient,
                    scratch);
        } else {
            VectorProduct.multiply(
                    to - from,
                    batch,
                    units,
                    parameters,
                    weights + from,
                    1,
                    fanIn,
                    zGradient,
                    batch,
                    1,
                    xGradient,
                    from * batch,
                    scratch);
        }
    }

    @Override
    public void transpose(float[] source, int rows, int columns, float[] target, int targetOffset) {
        VectorTranspose.transpose(source, 0, columns, rows, columns, target, targetOffset, rows);
    }

    @Override
    public void countFiring(float[] z, int units, int batch, int[] firing) {
        VectorFiringCount.count(z, units, batch, firing);
    }

    @Override
    public void rowSums(
            float[] x, int rows, int length, float[] sums, int sumsOffset, float[] partial) {
        VectorSums.rowSums(x, rows, length, sums, sumsOffset, partial);
    }

    @Override
    public void absolute(float[] x, float[] y, int from, int length) {
        int end = from + SPECIES.loopBound(length);
        for (int i = from; i < end; i += LANES) {
            FloatVector.fromArray(SPECIES, x, i).abs().intoArray(y, i);
        }
        PLAIN.absolute(x, y, end, from + length - end);
    }

    @Override
    public void relu(float[] z, float[] a, int from, int length) {
        int end = from + SPECIES.loopBound(length);
        for (int i = end - LANES; i >= from; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            x.blend(0f, x.compare(VectorOperators.LT, 0f)).intoArray(a, i);
        }
        PLAIN.relu(z, a, end, from + length - end);
    }

    @Override
    public void reluBackward(float[] z, float[] gradient, int from, int length) {
        int end = from + SPECIES.loopBound(length);
        for (int i = end - LANES; i >= from; i -= LANES) {
            VectorMask<Float> off =
                    FloatVector.fromArray(SPECIES, z, i).compare(VectorOperators.LE, 0f);
            FloatVector.fromArray(SPECIES, gradient, i).blend(0f, off).intoArray(gradient, i);
        }
        PLAIN.reluBackward(z, gradient, end, from + length - end);
    }

    @Override
    public void leaky(float[] z, float[] a, int from, int length, float slope) {
        int end = from + SPECIES.loopBound(length);
        for (int i = end - LANES; i >= from; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            x.mul(slope).blend(x, x.compare(VectorOperators.GT, 0f)).intoArray(a, i);
        }
        PLAIN.leaky(z, a, end, from + length - end, slope);
    }

    @Override
    public void leakyBackward(float[] z, float[] gradient, int from, int length, float slope) {
        int end = from + SPECIES.loopBound(length);
        FloatVector slopes = FloatVector.broadcast(SPECIES, slope);
        FloatVector rounder = FloatVector.broadcast(SPECIES, SIGNAL_ROUNDER);
        for (int i = end - LANES; i >= from; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
            g.fma(slopes, rounder)
                    .sub(rounder)
                    .blend(g, x.compare(VectorOperators.GT, 0f))
                    .intoArray(gradient, i);
        }
        PLAIN.leakyBackward(z, gradient, end, from + length - end, slope);
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
        VectorSums.slopeGradients(z, gradient, rows, length, sums, sumsOffset, partial);
    }

    @Override
    public void elu(float[] z, float[] a, int from, int length, float alpha) {
        int end = from + SPECIES.loopBound(length);
        VectorExponential.elu(z, a, from, end, alpha);
        PLAIN.elu(z, a, end, from + length - end, alpha);
    }

    @Override
    public void eluBackward(float[] z, float[] gradient, int from, int length, float alpha) {
        int end = from + SPECIES.loopBound(length);
        VectorExponential.eluBackward(z, gradient, from, end, alpha);
        PLAIN.eluBackward(z, gradient, end, from + length - end, alpha);
    }

    @Override
    public void scaledElu(
            float[] z, float[] a, int from, int length, float alpha, float scale, float width) {
        int end = from + SPECIES.loopBound(length);
        VectorScaledElu.forward(z, a, from, end, alpha, scale, width);
        PLAIN.scaledElu(z, a, end, from + length - end, alpha, scale, width);
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
        int end = from + SPECIES.loopBound(length);
        VectorScaledElu.backward(z, gradient, from, end, alpha, scale, width);
        PLAIN.scaledEluBackward(z, gradient, end, from + length - end, alpha, scale, width);
    }

    @Override
    public void relu6(float[] z, float[] a, int from, int length) {
        int end = from + SPECIES.loopBound(length);
        VectorHardFunctions.relu6(z, a, from, end);
        PLAIN.relu6(z, a, end, from + length - end);
    }

    @Override
    public void relu6Backward(float[] z, float[] gradient, int from, int length) {
        int end = from + SPECIES.loopBound(length);
        VectorHardFunctions.relu6Backward(z, gradient, from, end);
        PLAIN.relu6Backward(z, gradient, end, from + length - end);
    }

    @Override
    public void hardSwish(float[] z, float[] a, int from, int length) {
        int end = from + SPECIES.loopBound(length);
        VectorHardFunctions.swish(z, a, from, end);
        PLAIN.hardSwish(z, a, end, from + length - end);
    }

    @Override
    public void hardSwishBackward(float[] z, float[] gradient, int from, int length) {
        int end = from + SPECIES.loopBound(length);
        VectorHardFunctions.swishBackward(z, gradient, from, end);
        PLAIN.hardSwishBackward(z, gradient, end, from + length - end);
    }

    @Override
    public void smooth(
            SmoothFunction function, float[] z, float[] a, int from, int length, float scale) {
        int end = from + SPECIES.loopBound(length);
        VectorSmooth.forward(function, z, a, from, end, scale);
        PLAIN.smooth(function, z, a, end, from + length - end, scale);
    }

    @Override
    public void smoothBackward(
            SmoothFunction function,
            float[] z,
            float[] gradient,
            int from,
            int length,
            float scale) {
        int end = from + SPECIES.loopBound(length);
        VectorSmooth.backward(function, z, gradient, from, end, scale);
        PLAIN.smoothBackward(function, z, gradient, end, from + length - end, scale);
    }

    @Override
    public void exp(float[] x, int from, int length) {
        int end = from + SPECIES.loopBound(length);
        VectorExponential.exp(x, from, end);
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
        for (int i = end - LANES; i >= from; i -= LANES) {
            FloatVector velocity =
                    momentums.fma(
                            FloatVector.fromArray(SPECIES, v, i),
                            FloatVector.fromArray(SPECIES, g, i));
            velocity = orZero(velocity);
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
        FloatVector negligible = FloatVector.broadcast(SPECIES, (1 - beta2) * NEGLIGIBLE_SQUARE);
        FloatVector scales = FloatVector.broadcast(SPECIES, secondScale);
        FloatVector epsilons = FloatVector.broadcast(SPECIES, epsilon);
        FloatVector step = FloatVector.broadcast(SPECIES, -rate);
        for (int i = end - LANES; i >= from; i -= LANES) {
            FloatVector gradient = FloatVector.fromArray(SPECIES, g, i);
            FloatVector first = FloatVector.fromArray(SPECIES, m, i);
            first = orZero(towardsGradient.fma(gradient.sub(first), first));
            first.intoArray(m, i);
            FloatVector square = gradient.mul(1 - beta2).fma(gradient, negligible);
            FloatVector second = keepSecond.fma(FloatVector.fromArray(SPECIES, v, i), square);
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

    private static FloatVector orZero(FloatVector moment) {
        return moment.blend(0f, moment.abs().compare(VectorOperators.LT, NEGLIGIBLE_MOMENT));
    }
}
