package org.rekindle.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The matrix product in register tiles: four rows of c by four vectors, held in sixteen
 * accumulators while k runs, so that each value loaded from b serves four multiply-adds. Reading a
 * by scalars makes its transposed use free.
 *
 * <p>Columns that are left over are covered by one vector at a time, the last one moved back to end
 * at the edge: it computes a few elements twice, which gives the same bits and needs no mask
 * (masked stores are slow before JDK 18). Fewer columns than one vector are left to the plain twin.
 */
final class VectorProduct {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int TILE_ROWS = 4;
    private static final int TILE_COLUMNS = 4 * LANES;

    private VectorProduct() {}

    static void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            int bOffset,
            int bRow,
            float[] c,
            int cOffset,
            int cRow) {
        if (n < LANES) {
            PlainKernels.INSTANCE.multiply(
                    m, n, k, a, aOffset, aRow, aColumn, b, bOffset, bRow, c, cOffset, cRow);
            return;
        }
        int wide = n - n % TILE_COLUMNS;
        for (int j = 0; j < wide; j += TILE_COLUMNS) {
            int i = 0;
            for (; i + TILE_ROWS <= m; i += TILE_ROWS) {
                wideTile(
                        k,
                        a,
                        aOffset + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bOffset + j,
                        bRow,
                        c,
                        cOffset + i * cRow + j,
                        cRow);
            }
            for (; i < m; i++) {
                wideRow(
                        k,
                        a,
                        aOffset + i * aRow,
                        aColumn,
                        b,
                        bOffset + j,
                        bRow,
                        c,
                        cOffset + i * cRow + j);
            }
        }
        for (int j = wide; j < n; j += LANES) {
            int column = Math.min(j, n - LANES);
            int i = 0;
            for (; i + TILE_ROWS <= m; i += TILE_ROWS) {
                narrowTile(
                        k,
                        a,
                        aOffset + i * aRow,
                        aRow,
                        aColumn,
                        b,
                        bOffset + column,
                        bRow,
                        c,
                        cOffset + i * cRow + column,
                        cRow);
            }
            for (; i < m; i++) {
                narrowRow(
                        k,
                        a,
                        aOffset + i * aRow,
                        aColumn,
                        b,
                        bOffset + column,
                        bRow,
                        c,
                        cOffset + i * cRow + column);
            }
        }
    }

    private static void wideTile(
            int k,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            int bOffset,
            int bRow,
            float[] c,
            int cOffset,
            int cRow) {
        FloatVector c00 = FloatVector.zero(SPECIES);
        FloatVector c01 = c00;
        FloatVector c02 = c00;
        FloatVector c03 = c00;
        FloatVector c10 = c00;
        FloatVector c11 = c00;
        FloatVector c12 = c00;
        FloatVector c13 = c00;
        FloatVector c20 = c00;
        FloatVector c21 = c00;
        FloatVector c22 = c00;
        FloatVector c23 = c00;
        FloatVector c30 = c00;
        FloatVector c31 = c00;
        FloatVector c32 = c00;
        FloatVector c33 = c00;
        int ai = aOffset;
        int bi = bOffset;
        for (int l = 0; l < k; l++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + LANES);
            FloatVector b2 = FloatVector.fromArray(SPECIES, b, bi + 2 * LANES);
            FloatVector b3 = FloatVector.fromArray(SPECIES, b, bi + 3 * LANES);
            FloatVector scale = FloatVector.broadcast(SPECIES, a[ai]);
            c00 = scale.fma(b0, c00);
            c01 = scale.fma(b1, c01);
            c02 = scale.fma(b2, c02);
            c03 = scale.fma(b3, c03);
            scale = FloatVector.broadcast(SPECIES, a[ai + aRow]);
            c10 = scale.fma(b0, c10);
            c11 = scale.fma(b1, c11);
            c12 = scale.fma(b2, c12);
            c13 = scale.fma(b3, c13);
            scale = FloatVector.broadcast(SPECIES, a[ai + 2 * aRow]);
            c20 = scale.fma(b0, c20);
            c21 = scale.fma(b1, c21);
            c22 = scale.fma(b2, c22);
            c23 = scale.fma(b3, c23);
            scale = FloatVector.broadcast(SPECIES, a[ai + 3 * aRow]);
            c30 = scale.fma(b0, c30);
            c31 = scale.fma(b1, c31);
            c32 = scale.fma(b2, c32);
            c33 = scale.fma(b3, c33);
            ai += aColumn;
            bi += bRow;
        }
        c00.intoArray(c, cOffset);
        c01.intoArray(c, cOffset + LANES);
        c02.intoArray(c, cOffset + 2 * LANES);
        c03.intoArray(c, cOffset + 3 * LANES);
        c10.intoArray(c, cOffset + cRow);
        c11.intoArray(c, cOffset + cRow + LANES);
        c12.intoArray(c, cOffset + cRow + 2 * LANES);
        c13.intoArray(c, cOffset + cRow + 3 * LANES);
        c20.intoArray(c, cOffset + 2 * cRow);
        c21.intoArray(c, cOffset + 2 * cRow + LANES);
        c22.intoArray(c, cOffset + 2 * cRow + 2 * LANES);
        c23.intoArray(c, cOffset + 2 * cRow + 3 * LANES);
        c30.intoArray(c, cOffset + 3 * cRow);
        c31.intoArray(c, cOffset + 3 * cRow + LANES);
        c32.intoArray(c, cOffset + 3 * cRow + 2 * LANES);
        c33.intoArray(c, cOffset + 3 * cRow + 3 * LANES);
    }

    private static void wideRow(
            int k,
            float[] a,
            int aOffset,
            int aColumn,
            float[] b,
            int bOffset,
            int bRow,
            float[] c,
            int cOffset) {
        FloatVector c0 = FloatVector.zero(SPECIES);
        FloatVector c1 = c0;
        FloatVector c2 = c0;
        FloatVector c3 = c0;
        int ai = aOffset;
        int bi = bOffset;
        for (int l = 0; l < k; l++) {
            FloatVector scale = FloatVector.broadcast(SPECIES, a[ai]);
            c0 = scale.fma(FloatVector.fromArray(SPECIES, b, bi), c0);
            c1 = scale.fma(FloatVector.fromArray(SPECIES, b, bi + LANES), c1);
            c2 = scale.fma(FloatVector.fromArray(SPECIES, b, bi + 2 * LANES), c2);
            c3 = scale.fma(FloatVector.fromArray(SPECIES, b, bi + 3 * LANES), c3);
            ai += aColumn;
            bi += bRow;
        }
        c0.intoArray(c, cOffset);
        c1.intoArray(c, cOffset + LANES);
        c2.intoArray(c, cOffset + 2 * LANES);
        c3.intoArray(c, cOffset + 3 * LANES);
    }

    private static void narrowTile(
            int k,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            int bOffset,
            int bRow,
            float[] c,
            int cOffset,
            int cRow) {
        FloatVector c0 = FloatVector.zero(SPECIES);
        FloatVector c1 = c0;
        FloatVector c2 = c0;
        FloatVector c3 = c0;
        int ai = aOffset;
        int bi = bOffset;
        for (int l = 0; l < k; l++) {
            FloatVector row = FloatVector.fromArray(SPECIES, b, bi);
            c0 = FloatVector.broadcast(SPECIES, a[ai]).fma(row, c0);
            c1 = FloatVector.broadcast(SPECIES, a[ai + aRow]).fma(row, c1);
            c2 = FloatVector.broadcast(SPECIES, a[ai + 2 * aRow]).fma(row, c2);
            c3 = FloatVector.broadcast(SPECIES, a[ai + 3 * aRow]).fma(row, c3);
            ai += aColumn;
            bi += bRow;
        }
        c0.intoArray(c, cOffset);
        c1.intoArray(c, cOffset + cRow);
        c2.intoArray(c, cOffset + 2 * cRow);
        c3.intoArray(c, cOffset + 3 * cRow);
    }

    private static void narrowRow(
            int k,
            float[] a,
            int aOffset,
            int aColumn,
            float[] b,
            int bOffset,
            int bRow,
            float[] c,
            int cOffset) {
        FloatVector sum = FloatVector.zero(SPECIES);
        int ai = aOffset;
        int bi = bOffset;
        for (int l = 0; l < k; l++) {
            sum =
                    FloatVector.broadcast(SPECIES, a[ai])
                            .fma(FloatVector.fromArray(SPECIES, b, bi), sum);
            ai += aColumn;
            bi += bRow;
        }
        sum.intoArray(c, cOffset);
    }
}
