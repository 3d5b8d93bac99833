package org.rekindle.kernel;

import static org.rekindle.kernel.Exponential.C2;
import static org.rekindle.kernel.Exponential.C3;
import static org.rekindle.kernel.Exponential.C4;
import static org.rekindle.kernel.Exponential.C5;
import static org.rekindle.kernel.Exponential.C6;
import static org.rekindle.kernel.Exponential.C7;
import static org.rekindle.kernel.Exponential.C8;
import static org.rekindle.kernel.Exponential.EXPM1_FLOOR;
import static org.rekindle.kernel.Exponential.EXP_FLOOR;
import static org.rekindle.kernel.Exponential.LN2_HIGH;
import static org.rekindle.kernel.Exponential.LN2_LOW;
import static org.rekindle.kernel.Exponential.LOG2_E;
import static org.rekindle.kernel.Exponential.ROUNDER;
import static org.rekindle.kernel.Exponential.ROUNDER_BITS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Exponential} on every lane at once: the same operations in the same order. */
final class VectorExponential {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int EXPONENT_BIAS = 127;
    private static final int MANTISSA_BITS = 23;

    private VectorExponential() {}

    /** eˣ − 1 for x ≤ 0 or NaN. */
    static FloatVector expm1(FloatVector x) {
        FloatVector clamped = x.max(constant(EXPM1_FLOOR));
        FloatVector rounded = clamped.fma(constant(LOG2_E), constant(ROUNDER));
        FloatVector scale = powerOfTwo(wholeNumber(rounded));
        return scale.fma(reducedExpm1(clamped, rounded.sub(ROUNDER)), scale.sub(1));
    }

    /** eˣ for x ≤ 0 or NaN. */
    static FloatVector exp(FloatVector x) {
        FloatVector clamped = x.max(constant(EXP_FLOOR));
        FloatVector rounded = clamped.fma(constant(LOG2_E), constant(ROUNDER));
        IntVector exponent = wholeNumber(rounded);
        IntVector half = exponent.lanewise(VectorOperators.ASHR, 1);
        FloatVector scale = powerOfTwo(half);
        FloatVector mantissa = scale.fma(reducedExpm1(clamped, rounded.sub(ROUNDER)), scale);
        return mantissa.mul(powerOfTwo(exponent.sub(half)));
    }

    private static IntVector wholeNumber(FloatVector rounded) {
        return rounded.reinterpretAsInts().sub(ROUNDER_BITS);
    }

    private static FloatVector reducedExpm1(FloatVector x, FloatVector n) {
        FloatVector negative = n.neg();
        FloatVector r = negative.fma(constant(LN2_LOW), negative.fma(constant(LN2_HIGH), x));
        FloatVector q = r.fma(constant(C8), constant(C7));
        q = q.fma(r, constant(C6));
        q = q.fma(r, constant(C5));
        q = q.fma(r, constant(C4));
        q = q.fma(r, constant(C3));
        q = q.fma(r, constant(C2));
        return r.mul(r).fma(q, r);
    }

    private static FloatVector powerOfTwo(IntVector exponent) {
        return exponent.add(EXPONENT_BIAS)
                .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                .reinterpretAsFloats();
    }

    private static FloatVector constant(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
