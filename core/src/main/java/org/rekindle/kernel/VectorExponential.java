package org.rekindle.kernel;

import static org.rekindle.kernel.Exponential.C2;
import static org.rekindle.kernel.Exponential.C3;
import static org.rekindle.kernel.Exponential.C4;
import static org.rekindle.kernel.Exponential.C5;
import static org.rekindle.kernel.Exponential.C6;
import static org.rekindle.kernel.Exponential.C7;
import static org.rekindle.kernel.Exponential.EXPM1_FLOOR;
import static org.rekindle.kernel.Exponential.EXP_FLOOR;
import static org.rekindle.kernel.Exponential.LN2;
import static org.rekindle.kernel.Exponential.LN2_REST;
import static org.rekindle.kernel.Exponential.LOG2_E;
import static org.rekindle.kernel.Exponential.MANTISSA_BITS;
import static org.rekindle.kernel.Exponential.ROUNDER;
import static org.rekindle.kernel.Exponential.SCALED_ROUNDER;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Exponential} on every lane at once: the same operations in the same order. Where x &gt; 0
 * a lane holds anything.
 */
final class VectorExponential {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private VectorExponential() {}

    /** eˣ − 1 for x ≤ 0 or NaN. */
    static FloatVector expm1(FloatVector x) {
        FloatVector clamped = x.blend(EXPM1_FLOOR, x.compare(VectorOperators.LT, EXPM1_FLOOR));
        FloatVector rounded = clamped.fma(constant(LOG2_E), constant(ROUNDER));
        FloatVector scale = powerOfTwo(rounded);
        FloatVector r = rounded.sub(ROUNDER).fma(constant(-LN2), clamped);
        return scale.fma(reducedExpm1(r), scale.sub(1));
    }

    /** 2³²·eˣ for x ≤ 0 or NaN. */
    static FloatVector scaledExp(FloatVector x) {
        FloatVector rounded = x.fma(constant(LOG2_E), constant(SCALED_ROUNDER));
        FloatVector scale = powerOfTwo(rounded);
        FloatVector n = rounded.sub(SCALED_ROUNDER);
        FloatVector r = n.fma(constant(-LN2_REST), n.fma(constant(-LN2), x));
        FloatVector power = scale.fma(reducedExpm1(r), scale);
        return power.blend(0f, x.compare(VectorOperators.LT, EXP_FLOOR));
    }

    private static FloatVector powerOfTwo(FloatVector rounded) {
        return rounded.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                .reinterpretAsFloats();
    }

    private static FloatVector reducedExpm1(FloatVector r) {
        FloatVector q = r.fma(constant(C7), constant(C6));
        q = q.fma(r, constant(C5));
        q = q.fma(r, constant(C4));
        q = q.fma(r, constant(C3));
        q = q.fma(r, constant(C2));
        return r.mul(r).fma(q, r);
    }

    private static FloatVector constant(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }
}
