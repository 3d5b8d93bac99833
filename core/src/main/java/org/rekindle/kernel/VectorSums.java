package org.rekindle.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums along a row, in {@link Kernels#PARTIAL_SUMS} interleaved partial sums for any number of
 * lanes, which the plain twin then adds pairwise. The end of a row that does not fill all partial
 * sums is added one by one.
 *
 * <p>The partial sums go through an array, and no vector goes from method to method. Folding a
 * vector onto itself by shuffles was faster alone, but JDK 17 did not always optimize the shuffles,
 * nor vectors that are returned, and allocated objects (docs/decisions/0010). For the same reason
 * the two kernels repeat the loop over the rows.
 */
final class VectorSums {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int PARTIAL_SUMS = Kernels.PARTIAL_SUMS;

    /**
     * The number of rows whose partial sums are stored before the first is read again, because
     * reading a value directly after its store is slow.
     */
    private static final int HEIGHT = Kernels.SUMS_SCRATCH / PARTIAL_SUMS;

    private VectorSums() {}

    /** {@link Kernels#rowSums}. */
    static void rowSums(
            float[] x, int rows, int length, float[] sums, int sumsOffset, float[] partial) {
        for (int row = 0; row < rows; row += HEIGHT) {
            int height = Math.min(HEIGHT, rows - row);
            for (int i = 0; i < height; i++) {
                addUp(x, (row + i) * length, length, partial, i * PARTIAL_SUMS);
            }
            for (int i = 0; i < height; i++) {
                sums[sumsOffset + row + i] = PlainKernels.addPairwise(partial, i * PARTIAL_SUMS);
            }
        }
    }

    /** The partial sums of one row, into {@code partial} from {@code at} on. */
    private static void addUp(float[] x, int from, int length, float[] partial, int at) {
        int rest = from + length - length % PARTIAL_SUMS;
        for (int k = 0; k < PARTIAL_SUMS; k += LANES) {
            partialSums(x, from + k, rest, partial, at + k);
        }
        for (int i = rest; i < from + length; i++) {
            partial[at + i - rest] += x[i];
        }
    }

    private static void partialSums(float[] x, int from, int end, float[] partial, int at) {
        FloatVector sums = FloatVector.zero(SPECIES);
        for (int i = from; i < end; i += PARTIAL_SUMS) {
            sums = sums.add(FloatVector.fromArray(SPECIES, x, i));
        }
        sums.intoArray(partial, at);
    }

    /** {@link Kernels#slopeGradients}. */
    static void slopeGradients(
            float[] z,
            float[] gradient,
            int rows,
            int length,
            float[] sums,
            int sumsOffset,
            float[] partial) {
        for (int row = 0; row < rows; row += HEIGHT) {
            int height = Math.min(HEIGHT, rows - row);
            for (int i = 0; i < height; i++) {
                addUpTerms(z, gradient, (row + i) * length, length, partial, i * PARTIAL_SUMS);
            }
            for (int i = 0; i < height; i++) {
                sums[sumsOffset + row + i] = PlainKernels.addPairwise(partial, i * PARTIAL_SUMS);
            }
        }
    }

    private static void addUpTerms(
            float[] z, float[] gradient, int from, int length, float[] partial, int at) {
        int rest = from + length - length % PARTIAL_SUMS;
        for (int k = 0; k < PARTIAL_SUMS; k += LANES) {
            partialSlopeGradients(z, gradient, from + k, rest, partial, at + k);
        }
        for (int i = rest; i < from + length; i++) {
            partial[at + i - rest] += PlainKernels.slopeTerm(z[i], gradient[i]);
        }
    }

    private static void partialSlopeGradients(
            float[] z, float[] gradient, int from, int end, float[] partial, int at) {
        FloatVector sums = FloatVector.zero(SPECIES);
        for (int i = from; i < end; i += PARTIAL_SUMS) {
            FloatVector x = FloatVector.fromArray(SPECIES, z, i);
            FloatVector g = FloatVector.fromArray(SPECIES, gradient, i);
            sums = sums.add(x.mul(g).blend(0f, x.compare(VectorOperators.GT, 0f)));
        }
        sums.intoArray(partial, at);
    }
}
