package org.rekindle.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The innermost loops of the matrix product c = start + a·b: tiles of c, held in accumulators while
 * k runs, so that each vector loaded from b serves every row of the tile and each scalar of a
 * serves every vector.
 *
 * <p>A wide tile reads b from a panel whose rows are one tile wide, and a either along its rows or
 * from a block with rows of the same width. All strides are then constants, so the JVM checks the
 * bounds once, before the loop. With checks inside the loop, JDK 17 sometimes kept accumulators on
 * the stack. Sixteen accumulators suit 32 vector registers; with 16 of them a few spill.
 *
 * <p>{@link VectorEdgeTiles} are for the columns at an edge.
 *
 * <p>A tile starts from one value for each row, or goes on from what an earlier tile has left in c.
 * The tiles along rows of a are two methods, because with both beginnings in one the compiler runs
 * out of registers for addresses and works them out in the loop. {@link #byColumn4x4} goes on where
 * {@code start} is c itself.
 */
final class VectorTiles {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** The columns of a wide tile, and the row length of panels and blocks. */
    static final int WIDE = 4 * LANES;

    /** The rows of all tiles but {@link VectorEdgeTiles#tile1x1}. */
    static final int HEIGHT = 4;

    private VectorTiles() {}

    /**
     * Starts from one value for each row.
     *
     * @param a row i at {@code aOffset + i * aRow}
     * @param b a panel: row l at {@code bOffset + l * WIDE}
     */
    static void byRow4x4(
            int k,
            float[] start,
            int startOffset,
            int startRow,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int n) {
        FloatVector c00 = FloatVector.broadcast(SPECIES, start[startOffset]);
        FloatVector c01 = c00;
        FloatVector c02 = c00;
        FloatVector c03 = c00;
        FloatVector c10 = FloatVector.broadcast(SPECIES, start[startOffset + startRow]);
        FloatVector c11 = c10;
        FloatVector c12 = c10;
        FloatVector c13 = c10;
        FloatVector c20 = FloatVector.broadcast(SPECIES, start[startOffset + 2 * startRow]);
        FloatVector c21 = c20;
        FloatVector c22 = c20;
        FloatVector c23 = c20;
        FloatVector c30 = FloatVector.broadcast(SPECIES, start[startOffset + 3 * startRow]);
        FloatVector c31 = c30;
        FloatVector c32 = c30;
        FloatVector c33 = c30;
        int a1 = aOffset + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        for (int l = 0; l < k; l++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOffset + l * WIDE);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bOffset + l * WIDE + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bOffset + l * WIDE + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, bOffset + l * WIDE + 3 * LANES);
            FloatVector scale = FloatVector.broadcast(SPECIES, a[aOffset + l]);
            c00 = scale.fma(b0, c00);
            c01 = scale.fma(b1, c01);
            c02 = scale.fma(b2, c02);
            c03 = scale.fma(b3, c03);
            scale = FloatVector.broadcast(SPECIES, a[a1 + l]);
            c10 = scale.fma(b0, c10);
            c11 = scale.fma(b1, c11);
            c12 = scale.fma(b2, c12);
            c13 = scale.fma(b3, c13);
            scale = FloatVector.broadcast(SPECIES, a[a2 + l]);
            c20 = scale.fma(b0, c20);
            c21 = scale.fma(b1, c21);
            c22 = scale.fma(b2, c22);
            c23 = scale.fma(b3, c23);
            scale = FloatVector.broadcast(SPECIES, a[a3 + l]);
            c30 = scale.fma(b0, c30);
            c31 = scale.fma(b1, c31);
            c32 = scale.fma(b2, c32);
            c33 = scale.fma(b3, c33);
        }
        c00.intoArray(c, cOffset);
        c01.intoArray(c, cOffset + LANES);
        c02.intoArray(c, cOffset + 2 * LANES);
        c03.intoArray(c, cOffset + 3 * LANES);
        c10.intoArray(c, cOffset + n);
        c11.intoArray(c, cOffset + n + LANES);
        c12.intoArray(c, cOffset + n + 2 * LANES);
        c13.intoArray(c, cOffset + n + 3 * LANES);
        c20.intoArray(c, cOffset + 2 * n);
        c21.intoArray(c, cOffset + 2 * n + LANES);
        c22.intoArray(c, cOffset + 2 * n + 2 * LANES);
        c23.intoArray(c, cOffset + 2 * n + 3 * LANES);
        c30.intoArray(c, cOffset + 3 * n);
        c31.intoArray(c, cOffset + 3 * n + LANES);
        c32.intoArray(c, cOffset + 3 * n + 2 * LANES);
        c33.intoArray(c, cOffset + 3 * n + 3 * LANES);
    }

    /**
     * Goes on from what an earlier tile has left in c.
     *
     * @param a row i at {@code aOffset + i * aRow}
     * @param b a panel: row l at {@code bOffset + l * WIDE}
     */
    static void continueByRow4x4(
            int k,
            float[] a,
            int aOffset,
            int aRow,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int n) {
        FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOffset);
        FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOffset + LANES);
        FloatVector c02 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * LANES);
        FloatVector c03 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * LANES);
        FloatVector c10 = FloatVector.fromArray(SPECIES, c, cOffset + n);
        FloatVector c11 = FloatVector.fromArray(SPECIES, c, cOffset + n + LANES);
        FloatVector c12 = FloatVector.fromArray(SPECIES, c, cOffset + n + 2 * LANES);
        FloatVector c13 = FloatVector.fromArray(SPECIES, c, cOffset + n + 3 * LANES);
        FloatVector c20 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * n);
        FloatVector c21 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * n + LANES);
        FloatVector c22 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * n + 2 * LANES);
        FloatVector c23 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * n + 3 * LANES);
        FloatVector c30 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * n);
        FloatVector c31 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * n + LANES);
        FloatVector c32 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * n + 2 * LANES);
        FloatVector c33 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * n + 3 * LANES);
        int a1 = aOffset + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        for (int l = 0; l < k; l++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOffset + l * WIDE);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bOffset + l * WIDE + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bOffset + l * WIDE + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, bOffset + l * WIDE + 3 * LANES);
            FloatVector scale = FloatVector.broadcast(SPECIES, a[aOffset + l]);
            c00 = scale.fma(b0, c00);
            c01 = scale.fma(b1, c01);
            c02 = scale.fma(b2, c02);
            c03 = scale.fma(b3, c03);
            scale = FloatVector.broadcast(SPECIES, a[a1 + l]);
            c10 = scale.fma(b0, c10);
            c11 = scale.fma(b1, c11);
            c12 = scale.fma(b2, c12);
            c13 = scale.fma(b3, c13);
            scale = FloatVector.broadcast(SPECIES, a[a2 + l]);
            c20 = scale.fma(b0, c20);
            c21 = scale.fma(b1, c21);
            c22 = scale.fma(b2, c22);
            c23 = scale.fma(b3, c23);
            scale = FloatVector.broadcast(SPECIES, a[a3 + l]);
            c30 = scale.fma(b0, c30);
            c31 = scale.fma(b1, c31);
            c32 = scale.fma(b2, c32);
            c33 = scale.fma(b3, c33);
        }
        c00.intoArray(c, cOffset);
        c01.intoArray(c, cOffset + LANES);
        c02.intoArray(c, cOffset + 2 * LANES);
        c03.intoArray(c, cOffset + 3 * LANES);
        c10.intoArray(c, cOffset + n);
        c11.intoArray(c, cOffset + n + LANES);
        c12.intoArray(c, cOffset + n + 2 * LANES);
        c13.intoArray(c, cOffset + n + 3 * LANES);
        c20.intoArray(c, cOffset + 2 * n);
        c21.intoArray(c, cOffset + 2 * n + LANES);
        c22.intoArray(c, cOffset + 2 * n + 2 * LANES);
        c23.intoArray(c, cOffset + 2 * n + 3 * LANES);
        c30.intoArray(c, cOffset + 3 * n);
        c31.intoArray(c, cOffset + 3 * n + LANES);
        c32.intoArray(c, cOffset + 3 * n + 2 * LANES);
        c33.intoArray(c, cOffset + 3 * n + 3 * LANES);
    }

    /**
     * @param a a block: column l, four rows, at {@code aOffset + l * WIDE}
     * @param b a panel: row l at {@code bOffset + l * WIDE}
     */
    static void byColumn4x4(
            int k,
            float[] start,
            int startOffset,
            int startRow,
            float[] a,
            int aOffset,
            float[] b,
            int bOffset,
            float[] c,
            int cOffset,
            int n) {
        FloatVector c00;
        FloatVector c01;
        FloatVector c02;
        FloatVector c03;
        FloatVector c10;
        FloatVector c11;
        FloatVector c12;
        FloatVector c13;
        FloatVector c20;
        FloatVector c21;
        FloatVector c22;
        FloatVector c23;
        FloatVector c30;
        FloatVector c31;
        FloatVector c32;
        FloatVector c33;
        if (start == c) {
            c00 = FloatVector.fromArray(SPECIES, c, cOffset);
            c01 = FloatVector.fromArray(SPECIES, c, cOffset + LANES);
            c02 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * LANES);
            c03 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * LANES);
            c10 = FloatVector.fromArray(SPECIES, c, cOffset + n);
            c11 = FloatVector.fromArray(SPECIES, c, cOffset + n + LANES);
            c12 = FloatVector.fromArray(SPECIES, c, cOffset + n + 2 * LANES);
            c13 = FloatVector.fromArray(SPECIES, c, cOffset + n + 3 * LANES);
            c20 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * n);
            c21 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * n + LANES);
            c22 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * n + 2 * LANES);
            c23 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * n + 3 * LANES);
            c30 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * n);
            c31 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * n + LANES);
            c32 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * n + 2 * LANES);
            c33 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * n + 3 * LANES);
        } else {
            c00 = FloatVector.broadcast(SPECIES, start[startOffset]);
            c01 = c00;
            c02 = c00;
            c03 = c00;
            c10 = FloatVector.broadcast(SPECIES, start[startOffset + startRow]);
            c11 = c10;
            c12 = c10;
            c13 = c10;
            c20 = FloatVector.broadcast(SPECIES, start[startOffset + 2 * startRow]);
            c21 = c20;
            c22 = c20;
            c23 = c20;
            c30 = FloatVector.broadcast(SPECIES, start[startOffset + 3 * startRow]);
            c31 = c30;
            c32 = c30;
            c33 = c30;
        }
        for (int l = 0; l < k; l++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bOffset + l * WIDE);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bOffset + l * WIDE + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bOffset + l * WIDE + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, bOffset + l * WIDE + 3 * LANES);
            FloatVector scale = FloatVector.broadcast(SPECIES, a[aOffset + l * WIDE]);
            c00 = scale.fma(b0, c00);
            c01 = scale.fma(b1, c01);
            c02 = scale.fma(b2, c02);
            c03 = scale.fma(b3, c03);
            scale = FloatVector.broadcast(SPECIES, a[aOffset + l * WIDE + 1]);
            c10 = scale.fma(b0, c10);
            c11 = scale.fma(b1, c11);
            c12 = scale.fma(b2, c12);
            c13 = scale.fma(b3, c13);
            scale = FloatVector.broadcast(SPECIES, a[aOffset + l * WIDE + 2]);
            c20 = scale.fma(b0, c20);
            c21 = scale.fma(b1, c21);
            c22 = scale.fma(b2, c22);
            c23 = scale.fma(b3, c23);
            scale = FloatVector.broadcast(SPECIES, a[aOffset + l * WIDE + 3]);
            c30 = scale.fma(b0, c30);
            c31 = scale.fma(b1, c31);
            c32 = scale.fma(b2, c32);
            c33 = scale.fma(b3, c33);
        }
        c00.intoArray(c, cOffset);
        c01.intoArray(c, cOffset + LANES);
        c02.intoArray(c, cOffset + 2 * LANES);
        c03.intoArray(c, cOffset + 3 * LANES);
        c10.intoArray(c, cOffset + n);
        c11.intoArray(c, cOffset + n + LANES);
        c12.intoArray(c, cOffset + n + 2 * LANES);
        c13.intoArray(c, cOffset + n + 3 * LANES);
        c20.intoArray(c, cOffset + 2 * n);
        c21.intoArray(c, cOffset + 2 * n + LANES);
        c22.intoArray(c, cOffset + 2 * n + 2 * LANES);
        c23.intoArray(c, cOffset + 2 * n + 3 * LANES);
        c30.intoArray(c, cOffset + 3 * n);
        c31.intoArray(c, cOffset + 3 * n + LANES);
        c32.intoArray(c, cOffset + 3 * n + 2 * LANES);
        c33.intoArray(c, cOffset + 3 * n + 3 * LANES);
    }
}
