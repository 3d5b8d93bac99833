package org.rekindle.kernel;

import static org.rekindle.kernel.Exponential.UNSCALE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link MishFormula} on every lane at once. */
final class VectorMish {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorMish() {}

    /** k and den, each in two parts. */
    static void parts(
            float[] z,
            int from,
            int length,
            float[] power,
            float[] k,
            float[] kRest,
            float[] den,
            float[] denRest) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector two = FloatVector.broadcast(SPECIES, 2);
        FloatVector unscale = FloatVector.broadcast(SPECIES, UNSCALE);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            VectorMask<Float> negative =
                    FloatVector.fromArray(SPECIES, z, from + i).compare(VectorOperators.LT, zero);
            FloatVector e = FloatVector.fromArray(SPECIES, power, i).mul(unscale);
            FloatVector twice = e.add(e);
            FloatVector term = twice.blend(e, negative);
            FloatVector first = one.blend(two, negative);
            FloatVector sum = first.add(term);
            FloatVector sumRest = term.sub(sum.sub(first));
            FloatVector low = sum.blend(two, negative);
            FloatVector factor = twice.blend(sum, negative);
            FloatVector d = e.fma(factor, low);
            sum.intoArray(k, i);
            sumRest.intoArray(kRest, i);
            d.intoArray(den, i);
            e.fma(factor, low.sub(d))
                    .add(sumRest.blend(e.mul(sumRest), negative))
                    .intoArray(denRest, i);
        }
    }

    /** tanh(log(1 + eᶻ)), into k; times 2³² where z &lt; 0. */
    static void tanh(
            float[] z,
            int from,
            int length,
            float[] power,
            float[] k,
            float[] kRest,
            float[] den,
            float[] denRest) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            VectorMask<Float> negative =
                    FloatVector.fromArray(SPECIES, z, from + i).compare(VectorOperators.LT, zero);
            FloatVector scale = one.blend(FloatVector.fromArray(SPECIES, power, i), negative);
            FloatVector sum = FloatVector.fromArray(SPECIES, k, i);
            FloatVector d = FloatVector.fromArray(SPECIES, den, i);
            FloatVector n = scale.mul(sum);
            FloatVector nRest =
                    scale.fma(FloatVector.fromArray(SPECIES, kRest, i), scale.fma(sum, n.neg()));
            FloatVector q = n.div(d);
            FloatVector minus = q.neg();
            q.intoArray(k, i);
            minus.fma(d, n)
                    .add(minus.fma(FloatVector.fromArray(SPECIES, denRest, i), nRest))
                    .div(d)
                    .intoArray(kRest, i);
        }
    }

    /** 1 / den into den, and how much larger it is than that, as a share, into its rest. */
    static void invert(int length, float[] den, float[] denRest) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            FloatVector d = FloatVector.fromArray(SPECIES, den, i);
            FloatVector inverse = one.div(d);
            FloatVector minus = inverse.neg();
            inverse.intoArray(den, i);
            minus.fma(FloatVector.fromArray(SPECIES, denRest, i), minus.fma(d, one))
                    .intoArray(denRest, i);
        }
    }

    /** Half of k + z·m, in two parts, into k; m is what the derivative multiplies z by. */
    static void top(
            float[] z,
            int from,
            int length,
            float[] power,
            float[] k,
            float[] kRest,
            float[] inverse,
            float[] half) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector two = FloatVector.broadcast(SPECIES, 2);
        FloatVector halves = FloatVector.broadcast(SPECIES, 0.5f);
        FloatVector unscale = FloatVector.broadcast(SPECIES, UNSCALE);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, from + i);
            VectorMask<Float> negative = x.compare(VectorOperators.LT, zero);
            FloatVector e = FloatVector.fromArray(SPECIES, power, i).mul(unscale);
            FloatVector m =
                    e.add(one)
                            .mul(e.mul(e.add(e)).blend(two, negative))
                            .mul(FloatVector.fromArray(SPECIES, inverse, i));
            FloatVector h = FloatVector.fromArray(SPECIES, k, i).mul(halves);
            FloatVector sum = x.fma(m, h);
            h.intoArray(half, i);
            sum.intoArray(k, i);
            x.fma(m, h.sub(sum))
                    .add(FloatVector.fromArray(SPECIES, kRest, i).mul(halves))
                    .intoArray(kRest, i);
        }
    }

    /** The derivative, into the powers. */
    static void derivative(
            float[] z,
            int from,
            int length,
            float[] power,
            float[] top,
            float[] topRest,
            float[] inverses,
            float[] corrections,
            float[] half) {
        FloatVector zero = FloatVector.zero(SPECIES);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        FloatVector unscale = FloatVector.broadcast(SPECIES, UNSCALE);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            VectorMask<Float> negative =
                    FloatVector.fromArray(SPECIES, z, from + i).compare(VectorOperators.LT, zero);
            FloatVector scale = one.blend(FloatVector.fromArray(SPECIES, power, i), negative);
            FloatVector inverse = FloatVector.fromArray(SPECIES, inverses, i);
            FloatVector c = FloatVector.fromArray(SPECIES, corrections, i);
            FloatVector t = FloatVector.fromArray(SPECIES, top, i);
            FloatVector p = scale.mul(inverse);
            FloatVector pRest = scale.fma(inverse, p.neg());
            FloatVector carried =
                    c.fma(
                            t,
                            c.fma(
                                    t.sub(FloatVector.fromArray(SPECIES, half, i)),
                                    FloatVector.fromArray(SPECIES, topRest, i)));
            FloatVector twofold = p.add(p);
            FloatVector sum = twofold.fma(t, twofold.fma(carried, pRest.add(pRest).mul(t)));
            sum.blend(sum.mul(unscale), negative).intoArray(power, i);
        }
    }
}
