package org.rekindle.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums along a row, in {@link Kernels#PARTIAL_SUMS} interleaved partial sums whatever the number of
 * lanes, which the plain twin then adds pairwise. What does not fill the last vector is loaded
 * under a mask; the zeros beside it change no sum.
 *
 * <p>Folding a vector onto itself by shuffles would spare the way through an array. It was faster
 * alone, but not in a study, where JDK 17 did not see through all of them and made objects.
 */
final class VectorSums {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int PARTIAL_SUMS = Kernels.PARTIAL_SUMS;

    private VectorSums() {}

    /**
     * {@code Σ x[i]} over the row.
     *
     * @param partial for the partial sums; overwritten
     */
    static float sum(float[] x, int from, int length, float[] partial) {
        for (int k = 0; k < PARTIAL_SUMS; k += LANES) {
            partialSums(x, from + k, from + length).intoArray(partial, k);
        }
        return PlainKernels.addPairwise(partial);
    }

    /** {@link Kernels#preluBackward}: the sums, and the new gradients on the same pass. */
    static float preluBackward(float[] z, float[] gradient, int from, int length, float slope) {
        float[] partial = new float[PARTIAL_SUMS];
        for (int k = 0; k < PARTIAL_SUMS; k += LANES) {
            partialSlopeGradients(z, gradient, from + k, from + length, slope)
                    .intoArray(partial, k);
        }
        return PlainKernels.addPairwise(partial);
    }

    private static FloatVector partialSums(float[] x, int from, int end) {
        FloatVector sums = FloatVector.zero(SPECIES);
        int i = from;
        for (; i + LANES <= end; i += PARTIAL_SUMS) {
            sums = sums.add(FloatVector.fromArray(SPECIES, x, i));
        }
        return i < end ? sums.add(FloatVector.fromArray(SPECIES, x, i, first(end - i))) : sums;
    }

    private static FloatVector partialSlopeGradients(
            float[] z, float[] gradient, int from, int end, float slope) {
        FloatVector sums = FloatVector.zero(SPECIES);
        int i = from;
        for (; i + LANES <= end; i += PARTIAL_SUMS) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
            sums = sums.add(slopeTerms(x, g));
            VectorKernels.leakyPassed(x, g, slope).intoArray(gradient, i);
        }
        if (i < end) {
            VectorMask<Float> rest = first(end - i);
            FloatVector x = FloatVector.fromArray(SPECIES, z, i, rest);
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, i, rest);
            sums = sums.add(slopeTerms(x, g));
            PlainKernels.INSTANCE.leakyBackward(z, gradient, i, end - i, slope);
        }
        return sums;
    }

    private static FloatVector slopeTerms(FloatVector z, FloatVector gradient) {
        return z.mul(gradient).blend(0f, z.compare(VectorOperators.GT, 0f));
    }

    private static VectorMask<Float> first(int lanes) {
        return SPECIES.indexInRange(0, lanes);
    }
}
