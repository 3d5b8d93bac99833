package org.rekindle.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The tiles of {@link VectorTiles} for what a wide tile leaves over at the edges of c. They are
 * narrower, and take any strides.
 */
final class VectorEdgeTiles {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private VectorEdgeTiles() {}

    /**
     * @param second where the second vector lies after the first; they may overlap
     */
    static void tile4x2(
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
            int bRow,
            float[] c,
            int cOffset,
            int n) {
        FloatVector c00;
        FloatVector c01;
        FloatVector c10;
        FloatVector c11;
        FloatVector c20;
        FloatVector c21;
        FloatVector c30;
        FloatVector c31;
        if (start == c) {
            c00 = FloatVector.fromArray(SPECIES, c, cOffset);
            c01 = FloatVector.fromArray(SPECIES, c, cOffset + second);
            c10 = FloatVector.fromArray(SPECIES, c, cOffset + n);
            c11 = FloatVector.fromArray(SPECIES, c, cOffset + n + second);
            c20 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * n);
            c21 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * n + second);
            c30 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * n);
            c31 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * n + second);
        } else {
            c00 = FloatVector.broadcast(SPECIES, start[startOffset]);
            c01 = c00;
            c10 = FloatVector.broadcast(SPECIES, start[startOffset + startRow]);
            c11 = c10;
            c20 = FloatVector.broadcast(SPECIES, start[startOffset + 2 * startRow]);
            c21 = c20;
            c30 = FloatVector.broadcast(SPECIES, start[startOffset + 3 * startRow]);
            c31 = c30;
        }
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
            bi += bRow;
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

    static void tile4x1(
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
            int bRow,
            float[] c,
            int cOffset,
            int n) {
        FloatVector c00;
        FloatVector c10;
        FloatVector c20;
        FloatVector c30;
        if (start == c) {
            c00 = FloatVector.fromArray(SPECIES, c, cOffset);
            c10 = FloatVector.fromArray(SPECIES, c, cOffset + n);
            c20 = FloatVector.fromArray(SPECIES, c, cOffset + 2 * n);
            c30 = FloatVector.fromArray(SPECIES, c, cOffset + 3 * n);
        } else {
            c00 = FloatVector.broadcast(SPECIES, start[startOffset]);
            c10 = FloatVector.broadcast(SPECIES, start[startOffset + startRow]);
            c20 = FloatVector.broadcast(SPECIES, start[startOffset + 2 * startRow]);
            c30 = FloatVector.broadcast(SPECIES, start[startOffset + 3 * startRow]);
        }
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
            bi += bRow;
        }
        c00.intoArray(c, cOffset);
        c10.intoArray(c, cOffset + n);
        c20.intoArray(c, cOffset + 2 * n);
        c30.intoArray(c, cOffset + 3 * n);
    }

    static void tile1x1(
            int k,
            float[] start,
            int startOffset,
            float[] a,
            int aOffset,
            int aColumn,
            float[] b,
            int bOffset,
            int bRow,
            float[] c,
            int cOffset) {
        FloatVector c00;
        if (start == c) {
            c00 = FloatVector.fromArray(SPECIES, c, cOffset);
        } else {
            c00 = FloatVector.broadcast(SPECIES, start[startOffset]);
        }
        int ai = aOffset;
        int bi = bOffset;
        for (int l = 0; l < k; l++) {
            FloatVector b0 = FloatVector.fromArray(SPECIES, b, bi);
            FloatVector scale = FloatVector.broadcast(SPECIES, a[ai]);
            c00 = scale.fma(b0, c00);
            ai += aColumn;
            bi += bRow;
        }
        c00.intoArray(c, cOffset);
    }
}
