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
import static org.rekindle.kernel.Exponential.UNSCALE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link Exponential} on every lane at once: the same operations in the same order. Where x &gt; 0
 * a lane holds an arbitrary value until the blend replaces it.
 *
 * <p>The loops repeat their common part on purpose. A method that takes and returns vectors is
 * sometimes compiled before the loop that calls it. Then it is too large to be inlined, and its
 * vectors become objects (docs/decisions/0010).
 */
final class VectorExponential {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorExponential() {}

    /** {@link Kernels#elu}, over whole vectors. */
    static void elu(float[] z, float[] a, int from, int end, float alpha) {
        FloatVector log2e = FloatVector.broadcast(SPECIES, LOG2_E);
        FloatVector rounder = FloatVector.broadcast(SPECIES, ROUNDER);
        FloatVector ln2 = FloatVector.broadcast(SPECIES, -LN2);
        FloatVector c2 = FloatVector.broadcast(SPECIES, C2);
        FloatVector c3 = FloatVector.broadcast(SPECIES, C3);
        FloatVector c4 = FloatVector.broadcast(SPECIES, C4);
        FloatVector c5 = FloatVector.broadcast(SPECIES, C5);
        FloatVector c6 = FloatVector.broadcast(SPECIES, C6);
        FloatVector c7 = FloatVector.broadcast(SPECIES, C7);
        for (int i = end - LANES; i >= from; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            FloatVector clamped = x.blend(EXPM1_FLOOR, x.compare(VectorOperators.LT, EXPM1_FLOOR));
            FloatVector rounded = clamped.fma(log2e, rounder);
            FloatVector scale =
                    rounded.reinterpretAsInts()
                            .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                            .reinterpretAsFloats();
            FloatVector r = rounded.sub(rounder).fma(ln2, clamped);
            FloatVector q = r.fma(c7, c6).fma(r, c5).fma(r, c4).fma(r, c3).fma(r, c2);
            FloatVector power = r.mul(r).fma(q, r);
            scale.fma(power, scale.sub(1))
                    .mul(alpha)
                    .blend(x, x.compare(VectorOperators.GE, 0f))
                    .intoArray(a, i);
        }
    }

    /** {@link Kernels#eluBackward}, over whole vectors. */
    static void eluBackward(float[] z, float[] gradient, int from, int end, float alpha) {
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
        FloatVector signalRounder = FloatVector.broadcast(SPECIES, Kernels.SIGNAL_ROUNDER);
        float unscaledAlpha = alpha * UNSCALE;
        for (int i = end - LANES; i >= from; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
            FloatVector rounded = x.fma(log2e, rounder);
            FloatVector scale =
                    rounded.reinterpretAsInts()
                            .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                            .reinterpretAsFloats();
            FloatVector n = rounded.sub(rounder);
            FloatVector r = n.fma(ln2Rest, n.fma(ln2, x));
            FloatVector q = r.fma(c7, c6).fma(r, c5).fma(r, c4).fma(r, c3).fma(r, c2);
            FloatVector power = r.mul(r).fma(q, r);
            scale.fma(power, scale)
                    .blend(0f, x.compare(VectorOperators.LT, EXP_FLOOR))
                    .fma(g.mul(unscaledAlpha), signalRounder)
                    .sub(signalRounder)
                    .blend(g, x.compare(VectorOperators.GT, 0f))
                    .intoArray(gradient, i);
        }
    }

    /** {@link Kernels#exp}, over whole vectors. */
    static void exp(float[] values, int from, int end) {
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
        for (int i = from; i < end; i += LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, values, i);
            FloatVector rounded = x.fma(log2e, rounder);
            FloatVector scale =
                    rounded.reinterpretAsInts()
                            .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                            .reinterpretAsFloats();
            FloatVector n = rounded.sub(rounder);
            FloatVector r = n.fma(ln2Rest, n.fma(ln2, x));
            FloatVector q = r.fma(c7, c6).fma(r, c5).fma(r, c4).fma(r, c3).fma(r, c2);
            FloatVector power = r.mul(r).fma(q, r);
            scale.fma(power, scale)
                    .blend(0f, x.compare(VectorOperators.LT, EXP_FLOOR))
                    .mul(UNSCALE)
                    .intoArray(values, i);
        }
    }
}
