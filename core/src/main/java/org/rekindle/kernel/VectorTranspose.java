package org.rekindle.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes by square blocks of as many rows as a vector has lanes. To transpose a block is to
 * swap, for every bit d of row and column number, the upper right quarter with the lower left one
 * in each sub-block of side 2d (J. O. Eklundh, <i>A fast computer method for matrix
 * transposing</i>, 1972). One swap takes two rows that are d apart, a rotation by d lanes, and a
 * blend; four rows in registers do two swaps between a load and a store, and the block rests in the
 * target between those passes.
 *
 * <p>At the edges the last block is moved back to end there: it writes some elements twice, with
 * the same value. Sides that are shorter than a vector are left to the plain twin, as is a machine
 * whose vectors have neither 4, 8 nor 16 lanes.
 *
 * <p>Measured for 64 × 64 on 16 lanes: 2.1 µs (JDK 17), 0.9 µs (JDK 25); the plain twin 3.2 µs.
 */
final class VectorTranspose {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final VectorSwap BY_8 = new VectorSwap(8);
    private static final VectorSwap BY_4 = new VectorSwap(4);
    private static final VectorSwap BY_2 = new VectorSwap(2);
    private static final VectorSwap BY_1 = new VectorSwap(1);

    private VectorTranspose() {}

    static void transpose(float[] source, int rows, int columns, float[] target, int targetOffset) {
        boolean knownLanes = LANES == 4 || LANES == 8 || LANES == 16;
        if (rows < LANES || columns < LANES || !knownLanes) {
            PlainKernels.INSTANCE.transpose(source, rows, columns, target, targetOffset);
            return;
        }
        for (int row = 0; row < rows; row += LANES) {
            int blockRow = Math.min(row, rows - LANES);
            for (int column = 0; column < columns; column += LANES) {
                int blockColumn = Math.min(column, columns - LANES);
                int from = blockRow * columns + blockColumn;
                int to = targetOffset + blockColumn * rows + blockRow;
                block(source, from, columns, target, to, rows);
            }
        }
    }

    private static void block(
            float[] source, int from, int sourceRow, float[] target, int to, int targetRow) {
        if (LANES == 16) {
            swapTwice(source, from, sourceRow, target, to, targetRow, BY_8, BY_4);
            swapTwice(target, to, targetRow, target, to, targetRow, BY_2, BY_1);
        } else if (LANES == 8) {
            swapTwice(source, from, sourceRow, target, to, targetRow, BY_4, BY_2);
            swapNeighbours(target, to, targetRow);
        } else {
            swapTwice(source, from, sourceRow, target, to, targetRow, BY_2, BY_1);
        }
    }

    /** Both swaps on every four rows that they connect; {@code outer} reaches twice as far. */
    private static void swapTwice(
            float[] source,
            int from,
            int sourceRow,
            float[] target,
            int to,
            int targetRow,
            VectorSwap outer,
            VectorSwap inner) {
        int reach = inner.distance();
        for (int group = 0; group < LANES; group += 4 * reach) {
            for (int row = group; row < group + reach; row++) {
                int in = from + row * sourceRow;
                int inStep = reach * sourceRow;
                FloatVector x0 = FloatVector.fromArray(SPECIES, source, in);
                FloatVector x1 = FloatVector.fromArray(SPECIES, source, in + inStep);
                FloatVector x2 = FloatVector.fromArray(SPECIES, source, in + 2 * inStep);
                FloatVector x3 = FloatVector.fromArray(SPECIES, source, in + 3 * inStep);
                FloatVector y0 = outer.upper(x0, x2);
                FloatVector y1 = outer.upper(x1, x3);
                FloatVector y2 = outer.lower(x0, x2);
                FloatVector y3 = outer.lower(x1, x3);
                int out = to + row * targetRow;
                int outStep = reach * targetRow;
                inner.upper(y0, y1).intoArray(target, out);
                inner.lower(y0, y1).intoArray(target, out + outStep);
                inner.upper(y2, y3).intoArray(target, out + 2 * outStep);
                inner.lower(y2, y3).intoArray(target, out + 3 * outStep);
            }
        }
    }

    private static void swapNeighbours(float[] target, int to, int targetRow) {
        for (int row = 0; row < LANES; row += 2) {
            int upper = to + row * targetRow;
            FloatVector x0 = FloatVector.fromArray(SPECIES, target, upper);
            FloatVector x1 = FloatVector.fromArray(SPECIES, target, upper + targetRow);
            BY_1.upper(x0, x1).intoArray(target, upper);
            BY_1.lower(x0, x1).intoArray(target, upper + targetRow);
        }
    }
}
