package org.rekindle.kernel;

import static org.rekindle.kernel.Exponential.C2;
import static org.rekindle.kernel.Exponential.C3;
import static org.rekindle.kernel.Exponential.C4;
import static org.rekindle.kernel.Exponential.C5;
import static org.rekindle.kernel.Exponential.C6;
import static org.rekindle.kernel.Exponential.C7;
import static org.rekindle.kernel.Exponential.DEEP_FLOOR;
import static org.rekindle.kernel.Exponential.EXPM1_FLOOR;
import static org.rekindle.kernel.Exponential.LN2;
import static org.rekindle.kernel.Exponential.LN2_REST;
import static org.rekindle.kernel.Exponential.LOG2_E;
import static org.rekindle.kernel.Exponential.MANTISSA_BITS;
import static org.rekindle.kernel.Exponential.ROUNDER;
import static org.rekindle.kernel.Exponential.SCALED_ROUNDER;
import static org.rekindle.kernel.Exponential.UNSCALE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Kernels#scaledElu} and its gradient, over whole vectors. */
final class VectorScaledElu {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorScaledElu() {}

    static void forward(
            float[] z, float[] a, int from, int end, float alpha, float scale, float width) {
        FloatVector rate = FloatVector.broadcast(SPECIES, 1 / width);
        FloatVector rateRest = FloatVector.broadcast(SPECIES, Exponential.restOfInverse(width));
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
            FloatVector high = x.mul(rate);
            VectorMask<Float> flat = high.compare(VectorOperators.LT, EXPM1_FLOOR);
            FloatVector low = x.fma(rateRest, x.fma(rate, high.neg())).blend(0f, flat);
            FloatVector clamped = high.blend(EXPM1_FLOOR, flat);
            FloatVector rounded = clamped.fma(log2e, rounder);
            FloatVector power2 =
                    rounded.reinterpretAsInts()
                            .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                            .reinterpretAsFloats();
            FloatVector r = rounded.sub(rounder).fma(ln2, clamped);
            FloatVector q = r.fma(c7, c6).fma(r, c5).fma(r, c4).fma(r, c3).fma(r, c2);
            FloatVector power = r.mul(r).fma(q, low).add(r);
            power2.fma(power, power2.sub(1))
                    .mul(alpha)
                    .blend(x.mul(scale), x.compare(VectorOperators.GE, 0f))
                    .intoArray(a, i);
        }
    }

    static void backward(
            float[] z, float[] gradient, int from, int end, float alpha, float scale, float width) {
        FloatVector rate = FloatVector.broadcast(SPECIES, 1 / width);
        FloatVector rateRest = FloatVector.broadcast(SPECIES, Exponential.restOfInverse(width));
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
        FloatVector signalRounder = FloatVector.broadcast(SPECIES, Kernels.SIGNAL_ROUNDER);
        float steepest = alpha / width * UNSCALE;
        for (int i = end - LANES; i >= from; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
            FloatVector high = x.mul(rate);
            FloatVector low = x.fma(rateRest, x.fma(rate, high.neg()));
            FloatVector rounded = high.fma(log2e, rounder);
            FloatVector power2 =
                    rounded.reinterpretAsInts()
                            .lanewise(VectorOperators.LSHL, MANTISSA_BITS)
                            .reinterpretAsFloats();
            FloatVector n = rounded.sub(rounder);
            FloatVector r = n.fma(ln2, high);
            FloatVector rest = n.fma(ln2Rest, low);
            FloatVector sum = r.add(rest);
            FloatVector q = sum.fma(c7, c6).fma(sum, c5).fma(sum, c4).fma(sum, c3).fma(sum, c2);
            FloatVector first = r.add(one);
            FloatVector power = sum.mul(sum).fma(q, rest.add(r.sub(first.sub(one))));
            power2.fma(first, power2.mul(power))
                    .blend(0f, high.compare(VectorOperators.LT, DEEP_FLOOR))
                    .fma(g.mul(steepest), signalRounder)
                    .sub(signalRounder)
                    .blend(g.mul(scale), x.compare(VectorOperators.GT, 0f))
                    .intoArray(gradient, i);
        }
    }
}
