package org.rekindle.kernel;

import static org.rekindle.kernel.HardFunctions.CORNER;
import static org.rekindle.kernel.HardFunctions.HALF_CORNER;
import static org.rekindle.kernel.HardFunctions.SIX;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** ReLU6 and Hardswish on every lane at once, over whole vectors. */
final class VectorHardFunctions {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorHardFunctions() {}

    static void relu6(float[] z, float[] a, int from, int end) {
        for (int i = end - LANES; i >= from; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            FloatVector above = x.blend(0f, x.compare(VectorOperators.LT, 0f));
            above.blend(SIX, above.compare(VectorOperators.GT, SIX)).intoArray(a, i);
        }
    }

    static void relu6Backward(float[] z, float[] gradient, int from, int end) {
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = end - LANES; i >= from; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            VectorMask<Float> passes =
                    x.compare(VectorOperators.GT, 0f).and(x.compare(VectorOperators.LT, SIX));
            zero.blend(FloatVector.fromArray(SPECIES, gradient, i), passes).intoArray(gradient, i);
        }
    }

    static void swish(float[] z, float[] a, int from, int end) {
        for (int i = end - LANES; i >= from; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            FloatVector s = x.add(CORNER);
            FloatVector rest = x.sub(s.sub(CORNER));
            FloatVector v = x.mul(s);
            v.add(x.fma(rest, x.fma(s, v.neg())))
                    .div(SIX)
                    .blend(x, x.compare(VectorOperators.GE, CORNER))
                    .blend(x.mul(0f), x.compare(VectorOperators.LE, -CORNER))
                    .intoArray(a, i);
        }
    }

    static void swishBackward(float[] z, float[] gradient, int from, int end) {
        FloatVector rounder = FloatVector.broadcast(SPECIES, Kernels.SIGNAL_ROUNDER);
        for (int i = end - LANES; i >= from; i -= LANES) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
            x.add(HALF_CORNER)
                    .div(CORNER)
                    .fma(g, rounder)
                    .sub(rounder)
                    .blend(g, x.compare(VectorOperators.GE, CORNER))
                    .blend(0f, x.compare(VectorOperators.LE, -CORNER))
                    .intoArray(gradient, i);
        }
    }
}
