package org.rekindle.kernel;

import static org.rekindle.kernel.Exponential.C2;
import static org.rekindle.kernel.Exponential.C3;
import static org.rekindle.kernel.Exponential.C4;
import static org.rekindle.kernel.Exponential.C5;
import static org.rekindle.kernel.Exponential.C6;
import static org.rekindle.kernel.Exponential.C7;
import static org.rekindle.kernel.Exponential.DEEP_FLOOR;
import static org.rekindle.kernel.Exponential.LN2;
import static org.rekindle.kernel.Exponential.LN2_REST;
import static org.rekindle.kernel.Exponential.LOG2_E;
import static org.rekindle.kernel.Exponential.MANTISSA_BITS;
import static org.rekindle.kernel.Exponential.SCALED_ROUNDER;
import static org.rekindle.kernel.Power.CUBE;
import static org.rekindle.kernel.Power.CUBE_REST;
import static org.rekindle.kernel.Power.FACTOR;
import static org.rekindle.kernel.Power.FACTOR_REST;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Power} on every lane at once: first the exponents, in two arrays, then the powers. */
final class VectorPower {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorPower() {}

    /** The exponents of {@link Power#linear}. */
    static void linear(float[] z, int from, int length, float scale, float[] high, float[] low) {
        FloatVector factor = FloatVector.broadcast(SPECIES, -scale);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, z, from + i).abs();
            FloatVector x = t.mul(factor);
            x.intoArray(high, i);
            t.fma(factor, x.neg()).intoArray(low, i);
        }
    }

    /** The exponents of {@link Power#square}. */
    static void square(float[] z, int from, int length, float[] high, float[] low) {
        for (int i = length - LANES; i >= 0; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, from + i);
            FloatVector half = x.mul(-0.5f);
            FloatVector product = half.mul(x);
            product.intoArray(high, i);
            half.fma(x, product.neg()).intoArray(low, i);
        }
    }

    /** The exponents of {@link Power#cubic}. */
    static void cubic(float[] z, int from, int length, float[] high, float[] low) {
        FloatVector cube = FloatVector.broadcast(SPECIES, CUBE);
        FloatVector factor = FloatVector.broadcast(SPECIES, FACTOR);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            FloatVector t = FloatVector.fromArray(SPECIES, z, from + i).abs();
            FloatVector s = t.mul(t);
            FloatVector sRest = t.fma(t, s.neg());
            FloatVector m = s.mul(cube);
            FloatVector mRest = s.fma(cube, m.neg()).add(sRest.fma(cube, s.mul(CUBE_REST)));
            FloatVector q = m.add(factor);
            FloatVector b = q.sub(factor);
            FloatVector qRest = factor.sub(q.sub(b)).add(m.sub(b)).add(mRest.add(FACTOR_REST));
            FloatVector x = q.mul(t).neg();
            x.intoArray(high, i);
            q.fma(t, x).neg().sub(qRest.mul(t)).intoArray(low, i);
        }
    }

    /** 2³²·eˣ of x = high + low, into high. */
    static void raise(int length, float[] high, float[] low) {
        FloatVector log2e = FloatVector.broadcast(SPECIES, LOG2_E);
        FloatVector rounder = FloatVector.broadcast(SPECIES, SCALED_ROUNDER);
        FloatVector ln2 = FloatVector.broadcast(SPECIES, -LN2);
        FloatVector ln2Rest = FloatVector.broadcast(SPECIES, -LN2_REST);
        FloatVector c2 = FloatVector.broadcast(SPECIES, C2);
        FloatVector c3 = FloatVector.broadcast(SPECIES, C3);
        FloatVector c4 = FloatVector.broadcast(SPECIES, C4);
        FloatVector c5 = FloatVector.broadcast(SPECIES, C5);
        FloatVector c6 = FloatVector.broadcast(SPECIES, C6);
        FloatVector c7 = FloatVector.broadcast(SPECIES, C7);
        FloatVector one = FloatVector.broadcast(SPECIES, 1);
        for (int i = length - LANES; i >= 0; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, high, i);
            FloatVector rounded = x.fma(log2e, rounder);
            FloatVector scale =
                    rounded.reinterpretAsInts()
                            .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                            .reinterpretAsFloats();
            FloatVector n = rounded.sub(rounder);
            FloatVector r = n.fma(ln2, x);
            FloatVector rest = n.fma(ln2Rest, FloatVector.fromArray(SPECIES, low, i));
            FloatVector sum = r.add(rest);
            FloatVector q = sum.fma(c7, c6).fma(sum, c5).fma(sum, c4).fma(sum, c3).fma(sum, c2);
            FloatVector first = r.add(one);
            FloatVector power = sum.mul(sum).fma(q, rest.add(r.sub(first.sub(one))));
            scale.fma(first, scale.mul(power))
                    .blend(0f, x.compare(VectorOperators.LT, DEEP_FLOOR))
                    .intoArray(high, i);
        }
    }
}
