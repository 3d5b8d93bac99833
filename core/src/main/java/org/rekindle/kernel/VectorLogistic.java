package org.rekindle.kernel;

import static org.rekindle.kernel.Exponential.UNSCALE;
import static org.rekindle.kernel.Logistic.L0;
import static org.rekindle.kernel.Logistic.L1;
import static org.rekindle.kernel.Logistic.L2;
import static org.rekindle.kernel.Logistic.L3;
import static org.rekindle.kernel.Logistic.L4;
import static org.rekindle.kernel.Logistic.SMALL;
import static org.rekindle.kernel.Logistic.T0;
import static org.rekindle.kernel.Logistic.T1;
import static org.rekindle.kernel.Logistic.T2;
import static org.rekindle.kernel.Logistic.T3;
import static org.rekindle.kernel.Logistic.T4;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Logistic} on every lane at once. */
final class VectorLogistic {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorLogistic() {}

    /** σ(w) with the sign of z, from the power of |w|, in two parts; times 2³² where z &lt; 0. */
    static void sigmoid(float[] z, int from, int length, float[] power, float[] s, float[] rest) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector unscale = FloatVector.broadcast(SPECIES, UNSCALE);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            VectorMask<Float> negative =
                    FloatVector.fromArray(SPECIES, z, from + i).compare(VectorOperators.LT, zero);
            FloatVector scaled = FloatVector.fromArray(SPECIES, power, i);
            FloatVector e = scaled.mul(unscale);
            FloatVector d = e.add(one);
            FloatVector inverse = one.div(d);
            FloatVector minus = inverse.neg();
            FloatVector c = minus.fma(e.sub(d.sub(one)), minus.fma(d, one));
            FloatVector n = one.blend(scaled, negative);
            FloatVector product = n.mul(inverse);
            product.intoArray(s, i);
            product.fma(c, n.fma(inverse, product.neg())).intoArray(rest, i);
        }
    }

    /** What was times 2³² where z &lt; 0, as one number. */
    static void join(float[] z, int from, int length, float[] high, float[] rest, float[] result) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector unscale = FloatVector.broadcast(SPECIES, UNSCALE);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            VectorMask<Float> negative =
                    FloatVector.fromArray(SPECIES, z, from + i).compare(VectorOperators.LT, zero);
            FloatVector sum =
                    FloatVector.fromArray(SPECIES, high, i)
                            .add(FloatVector.fromArray(SPECIES, rest, i));
            sum.blend(sum.mul(unscale), negative).intoArray(result, i);
        }
    }

    /** {@link Logistic#bell} of the factor 1, times 2³², in two parts. */
    static void bell(int length, float[] power, float[] bell, float[] rest) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector unscale = FloatVector.broadcast(SPECIES, UNSCALE);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            FloatVector scaled = FloatVector.fromArray(SPECIES, power, i);
            FloatVector e = scaled.mul(unscale);
            FloatVector d = e.add(one);
            FloatVector inverse = one.div(d);
            FloatVector minus = inverse.neg();
            FloatVector c = minus.fma(e.sub(d.sub(one)), minus.fma(d, one));
            FloatVector b = scaled.mul(inverse);
            FloatVector bRest = scaled.fma(inverse, b.neg());
            FloatVector r = b.mul(inverse);
            r.intoArray(bell, i);
            b.fma(inverse, r.neg()).add(bRest.fma(inverse, c.add(c).mul(r))).intoArray(rest, i);
        }
    }

    /** A factor times the sum of both parts of {@link #bell}. */
    static void joinBell(int length, float[] bell, float[] rest, float factor, float[] result) {
        FloatVector factors = FloatVector.broadcast(SPECIES, factor);
        FloatVector unscale = FloatVector.broadcast(SPECIES, UNSCALE);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            FloatVector.fromArray(SPECIES, bell, i)
                    .add(FloatVector.fromArray(SPECIES, rest, i))
                    .mul(factors)
                    .mul(unscale)
                    .intoArray(result, i);
        }
    }

    /** {@link Logistic#tanh}, into the powers. */
    static void tanh(float[] z, int from, int length, float[] power) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector t0 = FloatVector.broadcast(SPECIES, T0);
        FloatVector t1 = FloatVector.broadcast(SPECIES, T1);
        FloatVector t2 = FloatVector.broadcast(SPECIES, T2);
        FloatVector t3 = FloatVector.broadcast(SPECIES, T3);
        FloatVector t4 = FloatVector.broadcast(SPECIES, T4);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, from + i);
            FloatVector s = x.mul(x);
            FloatVector p = s.fma(t4, t3).fma(s, t2).fma(s, t1).fma(s, t0);
            FloatVector small = x.mul(s).fma(p, x);
            FloatVector e = FloatVector.fromArray(SPECIES, power, i).mul(UNSCALE);
            FloatVector large = one.sub(e).div(e.add(one));
            large.blend(large.neg(), x.compare(VectorOperators.LT, 0f))
                    .blend(small, x.abs().compare(VectorOperators.LT, SMALL))
                    .intoArray(power, i);
        }
    }

    /** {@link Logistic#softplus}, into the powers. */
    static void softplus(float[] z, int from, int length, float[] power, float scale) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector scales = FloatVector.broadcast(SPECIES, scale);
        FloatVector l0 = FloatVector.broadcast(SPECIES, L0);
        FloatVector l1 = FloatVector.broadcast(SPECIES, L1);
        FloatVector l2 = FloatVector.broadcast(SPECIES, L2);
        FloatVector l3 = FloatVector.broadcast(SPECIES, L3);
        FloatVector l4 = FloatVector.broadcast(SPECIES, L4);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, from + i);
            FloatVector scaled = FloatVector.fromArray(SPECIES, power, i);
            FloatVector e = scaled.mul(UNSCALE);
            FloatVector d = e.add(2f);
            FloatVector s = scaled.div(d);
            FloatVector minus = s.neg();
            FloatVector sRest = minus.fma(e.sub(d.sub(2f)), minus.fma(d, scaled));
            FloatVector u = e.div(d);
            FloatVector square = u.mul(u);
            FloatVector p = square.fma(l4, l3).fma(square, l2).fma(square, l1).fma(square, l0);
            FloatVector w = s.add(s);
            FloatVector tail = w.mul(square).fma(p, sRest);
            FloatVector log = w.add(tail);
            FloatVector logRest = tail.sub(log.sub(w));
            FloatVector y = log.div(scales);
            FloatVector quotient = y.add(y.neg().fma(scales, log).add(logRest).div(scales));
            zero.blend(x, x.compare(VectorOperators.GT, 0f))
                    .add(quotient.mul(UNSCALE))
                    .intoArray(power, i);
        }
    }
}
