package org.rekindle.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums along a row, in {@link Kernels#PARTIAL_SUMS} interleaved partial sums whatever the number of
 * lanes. The partial sums are then added pairwise, one half onto the other, by rotating the vector:
 * what the plain twin does in an array, in the same order and so to the same bits. What does not
 * fill the last vector is loaded under a mask; the zeros beside it change no sum.
 *
 * <p>Measured for the 128 rows of 64 of a bias gradient, on 16 lanes: 1.1 µs (JDK 17), 0.5 µs (JDK
 * 25); with the pairwise sums in an array 2.0 µs (JDK 17).
 */
final class VectorSums {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int PARTIAL_SUMS = Kernels.PARTIAL_SUMS;
    private static final VectorShuffle<Float> BY_8 = rotation(8);
    private static final VectorShuffle<Float> BY_4 = rotation(4);
    private static final VectorShuffle<Float> BY_2 = rotation(2);
    private static final VectorShuffle<Float> BY_1 = rotation(1);

    private VectorSums() {}

    /** {@code Σ x[i]} over the row. */
    static float sum(float[] x, int from, int length) {
        int end = from + length;
        FloatVector sums = partialSums(x, from, end);
        if (LANES < 16) {
            sums = sums.add(partialSums(x, from + 8, end));
        }
        if (LANES < 8) {
            sums = sums.add(partialSums(x, from + 4, end).add(partialSums(x, from + 12, end)));
        }
        return addPairwise(sums);
    }

    /** {@link Kernels#preluBackward}: the sums, and the new gradients on the same pass. */
    static float preluBackward(float[] z, float[] gradient, int from, int length, float slope) {
        int end = from + length;
        FloatVector sums = partialSlopeGradients(z, gradient, from, end, slope);
        if (LANES < 16) {
            sums = sums.add(partialSlopeGradients(z, gradient, from + 8, end, slope));
        }
        if (LANES < 8) {
            FloatVector second = partialSlopeGradients(z, gradient, from + 4, end, slope);
            sums = sums.add(second.add(partialSlopeGradients(z, gradient, from + 12, end, slope)));
        }
        return addPairwise(sums);
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

    private static float addPairwise(FloatVector sums) {
        FloatVector sum = sums;
        if (LANES > 8) {
            sum = sum.add(sum.rearrange(BY_8));
        }
        if (LANES > 4) {
            sum = sum.add(sum.rearrange(BY_4));
        }
        sum = sum.add(sum.rearrange(BY_2));
        return sum.add(sum.rearrange(BY_1)).lane(0);
    }

    private static VectorMask<Float> first(int lanes) {
        return SPECIES.indexInRange(0, lanes);
    }

    private static VectorShuffle<Float> rotation(int distance) {
        return VectorShuffle.fromOp(SPECIES, lane -> (lane + distance) & (LANES - 1));
    }
}
