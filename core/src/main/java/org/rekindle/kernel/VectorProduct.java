package org.rekindle.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The matrix product c = start + a·b in register tiles: four rows of c by four vectors, held in
 * sixteen accumulators while k runs, so that each vector loaded from b serves four multiply-adds
 * and each scalar of a serves four more. Because a is read as scalars, using it transposed costs
 * nothing.
 *
 * <p>The last rows are moved back to end at the edge, and so are the last columns. Some elements
 * are then computed twice, which gives the same bits and needs no mask (masked stores are slow
 * before JDK 18). Columns that two vectors can cover, or one, get tiles of that width, with enough
 * independent chains of multiply-adds to hide their latency in all but the narrowest. Offsets are
 * constants wherever possible, because then the JVM merges bounds checks.
 *
 * <p>Fewer columns than one vector are left to the plain twin. Sixteen accumulators suit 32 vector
 * registers; with 16 of them a few spill.
 *
 * <p>The measured share of the peak is in docs/decisions/0010.
 */
final class VectorProduct {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int WIDE = 4 * LANES;
    private static final int NARROW = 2 * LANES;
    private static final int HEIGHT = 4;
    private static final float[] ZERO = {0};

    private VectorProduct() {}

    /** The product alone: it starts from 0. */
    static void multiply(
            int m,
            int n,
            int k,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            float[] c,
            int cOffset) {
        multiply(m, n, k, ZERO, 0, 0, a, aOffset, aRow, aColumn, b, c, cOffset);
    }

    /**
     * {@code c[i][j] = start(i) + Σ a(i, l) · b[l][j]} for l &lt; {@code k}.
     *
     * @param m the rows of a and c
     * @param n the columns of b and c, at least as many as a vector has lanes
     * @param start row i starts from the element at {@code startOffset + i * startRow}
     * @param a element (i, l) at {@code aOffset + i * aRow + l * aColumn}
     * @param b {@code [k][n]}
     * @param c {@code [m][n]} from {@code cOffset} on
     */
    static void multiply(
            int m,
            int n,
            int k,
            float[] start,
            int startOffset,
            int startRow,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            float[] c,
            int cOffset) {
        int height = m < HEIGHT ? 1 : HEIGHT;
        int column = 0;
        while (column < n) {
            int vectors = height == 1 ? 1 : vectorsOfTile(n - column, n);
            int width = Math.min(vectors * LANES, n);
            int at = Math.min(column, n - width);
            for (int i = 0; i < m; i += height) {
                int row = Math.min(i, m - height);
                int s = startOffset + row * startRow;
                int ai = aOffset + row * aRow;
                int ci = cOffset + row * n + at;
                if (height == 1) {
                    tile1x1(k, start, s, a, ai, aColumn, b, at, n, c, ci);
                } else if (vectors == 4) {
                    tile4x4(k, start, s, startRow, a, ai, aRow, aColumn, b, at, n, c, ci);
                } else if (vectors == 2) {
                    int second = width - LANES;
                    tile4x2(k, second, start, s, startRow, a, ai, aRow, aColumn, b, at, n, c, ci);
                } else {
                    tile4x1(k, start, s, startRow, a, ai, aRow, aColumn, b, at, n, c, ci);
                }
            }
            column = at + width;
        }
    }

    /** Four vectors where they fit and there is work for most of them; else two; else one. */
    private static int vectorsOfTile(int columnsLeft, int n) {
        if (columnsLeft > NARROW && n >= WIDE) {
            return 4;
        }
        return columnsLeft > LANES ? 2 : 1;
    }

    private static void tile4x4(
            int k,
            float[] start,
            int startOffset,
            int startRow,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            int bOffset,
            int n,
            float[] c,
            int cOffset) {
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
            bi += n;
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

    private static void tile4x2(
            int k,
            int second,
            float[] start,
            int startOffset,
            int startRow,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            int bOffset,
            int n,
            float[] c,
            int cOffset) {
        FloatVector c00 = FloatVector.broadcast(SPECIES, start[startOffset]);
        FloatVector c01 = c00;
        FloatVector c10 = FloatVector.broadcast(SPECIES, start[startOffset + startRow]);
        FloatVector c11 = c10;
        FloatVector c20 = FloatVector.broadcast(SPECIES, start[startOffset + 2 * startRow]);
        FloatVector c21 = c20;
        FloatVector c30 = FloatVector.broadcast(SPECIES, start[startOffset + 3 * startRow]);
        FloatVector c31 = c30;
        int ai = aOffset;
        int bi = bOffset;
        for (int l = 0; l < k; l++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
            FloatVector b1 = FloatVector.fromArray(SPECIES, b, bi + second);
            FloatVector scale = FloatVector.broadcast(SPECIES, a[ai]);
            c00 = scale.fma(b0, c00);
            c01 = scale.fma(b1, c01);
            scale = FloatVector.broadcast(SPECIES, a[ai + aRow]);
            c10 = scale.fma(b0, c10);
            c11 = scale.fma(b1, c11);
            scale = FloatVector.broadcast(SPECIES, a[ai + 2 * aRow]);
            c20 = scale.fma(b0, c20);
            c21 = scale.fma(b1, c21);
            scale = FloatVector.broadcast(SPECIES, a[ai + 3 * aRow]);
            c30 = scale.fma(b0, c30);
            c31 = scale.fma(b1, c31);
            ai += aColumn;
            bi += n;
        }
        c00.intoArray(c, cOffset);
        c01.intoArray(c, cOffset + second);
        c10.intoArray(c, cOffset + n);
        c11.intoArray(c, cOffset + n + second);
        c20.intoArray(c, cOffset + 2 * n);
        c21.intoArray(c, cOffset + 2 * n + second);
        c30.intoArray(c, cOffset + 3 * n);
        c31.intoArray(c, cOffset + 3 * n + second);
    }

    private static void tile4x1(
            int k,
            float[] start,
            int startOffset,
            int startRow,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] b,
            int bOffset,
            int n,
            float[] c,
            int cOffset) {
        FloatVector c00 = FloatVector.broadcast(SPECIES, start[startOffset]);
        FloatVector c10 = FloatVector.broadcast(SPECIES, start[startOffset + startRow]);
        FloatVector c20 = FloatVector.broadcast(SPECIES, start[startOffset + 2 * startRow]);
        FloatVector c30 = FloatVector.broadcast(SPECIES, start[startOffset + 3 * startRow]);
        int ai = aOffset;
        int bi = bOffset;
        for (int l = 0; l < k; l++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
            FloatVector scale = FloatVector.broadcast(SPECIES, a[ai]);
            c00 = scale.fma(b0, c00);
            scale = FloatVector.broadcast(SPECIES, a[ai + aRow]);
            c10 = scale.fma(b0, c10);
            scale = FloatVector.broadcast(SPECIES, a[ai + 2 * aRow]);
            c20 = scale.fma(b0, c20);
            scale = FloatVector.broadcast(SPECIES, a[ai + 3 * aRow]);
            c30 = scale.fma(b0, c30);
            ai += aColumn;
            bi += n;
        }
        c00.intoArray(c, cOffset);
        c10.intoArray(c, cOffset + n);
        c20.intoArray(c, cOffset + 2 * n);
        c30.intoArray(c, cOffset + 3 * n);
    }

    private static void tile1x1(
            int k,
            float[] start,
            int startOffset,
            float[] a,
            int aOffset,
            int aColumn,
            float[] b,
            int bOffset,
            int n,
            float[] c,
            int cOffset) {
        FloatVector c00 = FloatVector.broadcast(SPECIES, start[startOffset]);
        int ai = aOffset;
        int bi = bOffset;
        for (int l = 0; l < k; l++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
            FloatVector scale = FloatVector.broadcast(SPECIES, a[ai]);
            c00 = scale.fma(b0, c00);
            ai += aColumn;
            bi += n;
        }
        c00.intoArray(c, cOffset);
    }
}
