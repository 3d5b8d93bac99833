package org.rekindle.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums along a row, in {@link Kernels#PARTIAL_SUMS} interleaved partial sums whatever the number of
 * lanes, which the plain twin then adds pairwise. What does not fill the partial sums at the end of
 * a row is added to them one by one.
 *
 * <p>The partial sums go through an array, and no vector goes from method to method. Folding a
 * vector onto itself by shuffles was faster alone, but JDK 17 did not always see through all of
 * them, nor through vectors that are returned, and made objects (docs/decisions/0010).
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
        int rest = from + length - length % PARTIAL_SUMS;
        for (int k = 0; k < PARTIAL_SUMS; k += LANES) {
            partialSums(x, from + k, rest, partial, k);
        }
        for (int i = rest; i < from + length; i++) {
            partial[i - rest] += x[i];
        }
        return PlainKernels.addPairwise(partial);
    }

    private static void partialSums(float[] x, int from, int end, float[] partial, int k) {
        FloatVector sums = FloatVector.zero(SPECIES);
        for (int i = from; i < end; i += PARTIAL_SUMS) {
            sums = sums.add(FloatVector.fromArray(SPECIES, x, i));
        }
        sums.intoArray(partial, k);
    }

    /** {@link Kernels#preluBackward}: the sums, and the new gradients on the same pass. */
    static float preluBackward(float[] z, float[] gradient, int from, int length, float slope) {
        float[] partial = new float[PARTIAL_SUMS];
        int rest = from + length - length % PARTIAL_SUMS;
        for (int k = 0; k < PARTIAL_SUMS; k += LANES) {
            partialSlopeGradients(z, gradient, from + k, rest, slope, partial, k);
        }
        for (int i = rest; i < from + length; i++) {
            partial[i - rest] += PlainKernels.slopeTerm(z[i], gradient[i]);
        }
        PlainKernels.INSTANCE.leakyBackward(z, gradient, rest, from + length - rest, slope);
        return PlainKernels.addPairwise(partial);
    }

    private static void partialSlopeGradients(
            float[] z, float[] gradient, int from, int end, float slope, float[] partial, int k) {
        FloatVector sums = FloatVector.zero(SPECIES);
        for (int i = from; i < end; i += PARTIAL_SUMS) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
            sums = sums.add(x.mul(g).blend(0f, x.compare(VectorOperators.GT, 0f)));
            g.mul(slope)
                    .blend(g, x.compare(VectorOperators.GT, 0f))
                    .add(Kernels.SIGNAL_ROUNDER)
                    .sub(Kernels.SIGNAL_ROUNDER)
                    .intoArray(gradient, i);
        }
        sums.intoArray(partial, k);
    }
}
