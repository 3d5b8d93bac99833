package org.rekindle.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes square blocks with as many rows as a vector has lanes. Transposing a block means to
 * swap, for every bit d of row and column number, the upper right quarter with the lower left one
 * in each sub-block of side 2d (J. O. Eklundh, <i>A fast computer method for matrix
 * transposing</i>, 1972). One swap takes two rows that are d apart, a rotation by d lanes, and a
 * blend; four rows in registers do two swaps between a load and a store, and the block rests in the
 * target between those passes.
 *
 * <p>At the edges the last block is moved back to end there. It writes some elements twice, with
 * the same value. Sides that are shorter than a vector are left to the plain twin, as is a machine
 * whose vectors have neither 4, 8 nor 16 lanes.
 *
 * <p>All kernels use one vector length. Transposing with half the lanes would be faster alone, but
 * a second length spoils the JVM's profiles (docs/decisions/0010).
 */
final class VectorTranspose {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int HALF = LANES / 2;
    private static final int QUARTER = LANES / 4;

    private static final VectorShuffle<Float> BY_HALF = rotation(HALF);
    private static final VectorShuffle<Float> UP_QUARTER = rotation(QUARTER);
    private static final VectorShuffle<Float> DOWN_QUARTER = rotation(-QUARTER);
    private static final VectorShuffle<Float> UP_2 = rotation(2);
    private static final VectorShuffle<Float> DOWN_2 = rotation(-2);
    private static final VectorShuffle<Float> UP_1 = rotation(1);
    private static final VectorShuffle<Float> DOWN_1 = rotation(-1);

    private static final VectorMask<Float> HALF_BIT = lanesWith(HALF);
    private static final VectorMask<Float> QUARTER_BIT = lanesWith(QUARTER);
    private static final VectorMask<Float> BIT_2 = lanesWith(2);
    private static final VectorMask<Float> BIT_1 = lanesWith(1);

    private VectorTranspose() {}

    /**
     * {@code target[column][row] = source[row][column]}, each from an offset on and with a row
     * length of its own.
     */
    static void transpose(
            float[] source,
            int from,
            int sourceRow,
            int rows,
            int columns,
            float[] target,
            int to,
            int targetRow) {
        boolean knownLanes = LANES == 4 || LANES == 8 || LANES == 16;
        if (rows < LANES || columns < LANES || !knownLanes) {
            PlainKernels.transpose(source, from, sourceRow, rows, columns, target, to, targetRow);
            return;
        }
        for (int row = 0; row < rows; row += LANES) {
            int blockRow = Math.min(row, rows - LANES);
            for (int column = 0; column < columns; column += LANES) {
                int blockColumn = Math.min(column, columns - LANES);
                int in = from + blockRow * sourceRow + blockColumn;
                int out = to + blockColumn * targetRow + blockRow;
                swapByHalfAndQuarter(source, in, sourceRow, target, out, targetRow);
                if (LANES == 16) {
                    swapBy2And1(target, out, targetRow);
                } else if (LANES == 8) {
                    swapBy1(target, out, targetRow);
                }
            }
        }
    }

    private static void swapByHalfAndQuarter(
            float[] source, int from, int sourceRow, float[] target, int to, int targetRow) {
        for (int row = 0; row < QUARTER; row++) {
            int in = from + row * sourceRow;
            FloatVector x0 = FloatVector.fromArray(SPECIES, source, in);
            FloatVector x1 = FloatVector.fromArray(SPECIES, source, in + QUARTER * sourceRow);
            FloatVector x2 = FloatVector.fromArray(SPECIES, source, in + 2 * QUARTER * sourceRow);
            FloatVector x3 = FloatVector.fromArray(SPECIES, source, in + 3 * QUARTER * sourceRow);
            FloatVector y0 = x0.blend(x2.rearrange(BY_HALF), HALF_BIT);
            FloatVector y1 = x1.blend(x3.rearrange(BY_HALF), HALF_BIT);
            FloatVector y2 = x0.rearrange(BY_HALF).blend(x2, HALF_BIT);
            FloatVector y3 = x1.rearrange(BY_HALF).blend(x3, HALF_BIT);
            int out = to + row * targetRow;
            y0.blend(y1.rearrange(DOWN_QUARTER), QUARTER_BIT).intoArray(target, out);
            y0.rearrange(UP_QUARTER)
                    .blend(y1, QUARTER_BIT)
                    .intoArray(target, out + QUARTER * targetRow);
            y2.blend(y3.rearrange(DOWN_QUARTER), QUARTER_BIT)
                    .intoArray(target, out + 2 * QUARTER * targetRow);
            y2.rearrange(UP_QUARTER)
                    .blend(y3, QUARTER_BIT)
                    .intoArray(target, out + 3 * QUARTER * targetRow);
        }
    }

    private static void swapBy2And1(float[] target, int to, int targetRow) {
        for (int row = 0; row < LANES; row += 4) {
            int at = to + row * targetRow;
            FloatVector x0 = FloatVector.fromArray(SPECIES, target, at);
            FloatVector x1 = FloatVector.fromArray(SPECIES, target, at + targetRow);
            FloatVector x2 = FloatVector.fromArray(SPECIES, target, at + 2 * targetRow);
            FloatVector x3 = FloatVector.fromArray(SPECIES, target, at + 3 * targetRow);
            FloatVector y0 = x0.blend(x2.rearrange(DOWN_2), BIT_2);
            FloatVector y1 = x1.blend(x3.rearrange(DOWN_2), BIT_2);
            FloatVector y2 = x0.rearrange(UP_2).blend(x2, BIT_2);
            FloatVector y3 = x1.rearrange(UP_2).blend(x3, BIT_2);
            y0.blend(y1.rearrange(DOWN_1), BIT_1).intoArray(target, at);
            y0.rearrange(UP_1).blend(y1, BIT_1).intoArray(target, at + targetRow);
            y2.blend(y3.rearrange(DOWN_1), BIT_1).intoArray(target, at + 2 * targetRow);
            y2.rearrange(UP_1).blend(y3, BIT_1).intoArray(target, at + 3 * targetRow);
        }
    }

    private static void swapBy1(float[] target, int to, int targetRow) {
        for (int row = 0; row < LANES; row += 2) {
            int at = to + row * targetRow;
            FloatVector x0 = FloatVector.fromArray(SPECIES, target, at);
            FloatVector x1 = FloatVector.fromArray(SPECIES, target, at + targetRow);
            x0.blend(x1.rearrange(DOWN_1), BIT_1).intoArray(target, at);
            x0.rearrange(UP_1).blend(x1, BIT_1).intoArray(target, at + targetRow);
        }
    }

    /** Moves every lane down by {@code distance}, around the end. */
    private static VectorShuffle<Float> rotation(int distance) {
        return VectorShuffle.fromOp(SPECIES, lane -> (lane + distance) & (LANES - 1));
    }

    /** The lanes whose number has that bit. */
    private static VectorMask<Float> lanesWith(int bit) {
        boolean[] set = new boolean[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            set[lane] = (lane & bit) != 0;
        }
        return VectorMask.fromArray(SPECIES, set, 0);
    }
}
