package org.rekindle.kernel;

import static org.rekindle.kernel.VectorTiles.HEIGHT;
import static org.rekindle.kernel.VectorTiles.WIDE;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The matrix product c = start + a·b in tiles ({@link VectorTiles}), blocked for the caches. Of b,
 * a panel of up to {@value #DEPTH} rows and one tile wide is copied together, so that it stays in
 * cache while the rows of a pass by. A row of b can be as long as a page of memory, and the
 * addresses of a column would then share a few lines of the cache. Where b is used transposed, it
 * is transposed into the panel. Where a is used transposed, blocks of it are copied in the same way
 * as b. The next panel down k goes on from the sums that the last one left in c, so every sum adds
 * its terms in their order. Without terms, c is the start.
 *
 * <p>The last rows are moved back to end at the edge, and so are the last columns. Some elements
 * are then computed twice from their start, which gives the same bits and needs no mask (masked
 * stores are slow before JDK 18). Columns that two vectors can cover, or one, get tiles of that
 * width.
 *
 * <p>Fewer columns than one vector are left to the plain twin.
 *
 * <p>The measured share of the peak is in docs/decisions/0010.
 */
final class VectorProduct {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int NARROW = 2 * LANES;

    /**
     * The most rows of a panel: with 16 lanes it then takes 40 KiB, so it stays in the L1 cache.
     */
    private static final int DEPTH = 160;

    /** Where the block of a lies in the scratch memory, after the panel of b. */
    private static final int BLOCK = Scratch.PLACES + DEPTH * WIDE;

    /** From so many rows on, a panel that is copied to the start of a line pays for the copy. */
    private static final int WORTH_COPYING = 32;

    /** How places for a panel are tried: on so many rows, of at least this depth, so many times. */
    private static final int TRIED_ROWS = 4 * HEIGHT;

    private static final int TRIED_DEPTH = 64;
    private static final int TRIALS = 5;

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
            int bRow,
            int bColumn,
            float[] c,
            int cOffset,
            Scratch scratch) {
        multiply(
                m, n, k, ZERO, 0, 0, a, aOffset, aRow, aColumn, b, bRow, bColumn, c, cOffset,
                scratch);
    }

    /**
     * {@code c[i][j] = start(i) + Σ a(i, l) · b(l, j)} for l &lt; {@code k}. Of each pair of
     * strides one is 1.
     *
     * @param m the rows of a and c
     * @param n the columns of b and c, at least as many as a vector has lanes
     * @param start row i starts from the element at {@code startOffset + i * startRow}
     * @param a element (i, l) at {@code aOffset + i * aRow + l * aColumn}
     * @param b element (l, j) at {@code l * bRow + j * bColumn}
     * @param c {@code [m][n]} from {@code cOffset} on
     * @param scratch this thread's own; overwritten
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
            int bRow,
            int bColumn,
            float[] c,
            int cOffset,
            Scratch scratch) {
        if (m < HEIGHT) {
            fewRows(
                    m,
                    n,
                    k,
                    start,
                    startOffset,
                    startRow,
                    a,
                    aOffset,
                    aRow,
                    aColumn,
                    b,
                    bRow,
                    bColumn,
                    c,
                    cOffset,
                    scratch);
            return;
        }
        int most = evenDepth(k);
        int row = 0;
        while (row < m) {
            int height = heightOfBlock(m - row, k, aColumn);
            int i = Math.min(row, m - height);
            int s = startOffset + i * startRow;
            int ai = aOffset + i * aRow;
            int ci = cOffset + i * n;
            int column = 0;
            while (column < n) {
                int vectors = vectorsOfTile(n - column, n);
                int width = Math.min(vectors * LANES, n);
                int j = Math.min(column, n - width);
                int l = 0;
                do {
                    int depth = Math.min(most, k - l);
                    float[] from = l == 0 ? start : c;
                    int al = ai + l * aColumn;
                    int bl = l * bRow + j * bColumn;
                    if (vectors == 4) {
                        wide(
                                height, depth, from, s, startRow, a, al, aRow, aColumn, b, bl, bRow,
                                bColumn, c, ci + j, n, scratch);
                    } else {
                        narrow(
                                height, width, depth, from, s, startRow, a, al, aRow, aColumn, b,
                                bl, bRow, bColumn, c, ci + j, n, scratch);
                    }
                    l += most;
                } while (l < k);
                column = j + width;
            }
            row = i + height;
        }
    }

    /**
     * As many rows as can go on with one panel: all of them, but no more than a block of a holds.
     * If there is more than one panel, no two tiles may add to the same row.
     */
    private static int heightOfBlock(int rowsLeft, int k, int aColumn) {
        int most = aColumn == 1 ? rowsLeft : Math.min(rowsLeft, WIDE);
        int height = k > DEPTH ? most - most % HEIGHT : most;
        return Math.max(height, HEIGHT);
    }

    /** As many rows of a panel that the panels are about as deep as each other. */
    private static int evenDepth(int k) {
        int panels = Math.max(1, (k + DEPTH - 1) / DEPTH);
        return (k + panels - 1) / panels;
    }

    /** Four vectors where they fit and there is work for most of them; else two; else one. */
    private static int vectorsOfTile(int columnsLeft, int n) {
        if (columnsLeft > NARROW && n >= WIDE) {
            return 4;
        }
        return columnsLeft > LANES ? 2 : 1;
    }

    private static void wide(
            int height,
            int depth,
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
            int bColumn,
            float[] c,
            int cOffset,
            int n,
            Scratch scratch) {
        if (aColumn > 1) {
            copy(a, aOffset, aColumn, depth, height, scratch.values, BLOCK);
        }
        if (scratch.isDue((long) height * depth * WIDE) && start != c && depth >= TRIED_DEPTH) {
            scratch.settle(
                    timesByPlace(
                            Math.min(height, TRIED_ROWS),
                            depth,
                            start,
                            startOffset,
                            startRow,
                            a,
                            aOffset,
                            aRow,
                            aColumn,
                            b,
                            bOffset,
                            bRow,
                            bColumn,
                            c,
                            cOffset,
                            n,
                            scratch.values));
        }
        boolean copies = scratch.linesMatter() && height >= WORTH_COPYING;
        boolean inPlace = bRow == WIDE && bColumn == 1 && !copies;
        float[] panel = inPlace ? b : scratch.values;
        int pi = inPlace ? bOffset : scratch.panel();
        if (!inPlace) {
            fill(b, bOffset, bRow, bColumn, depth, scratch.values, pi);
        }
        rows(
                height,
                depth,
                start,
                startOffset,
                startRow,
                a,
                aOffset,
                aRow,
                aColumn,
                panel,
                pi,
                c,
                cOffset,
                n,
                scratch.values);
    }

    /**
     * How long some rows take with the panel at each place. They are computed anew from their start
     * each time, so they end as they would.
     */
    private static long[] timesByPlace(
            int height,
            int depth,
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
            int bColumn,
            float[] c,
            int cOffset,
            int n,
            float[] memory) {
        long[] times = new long[Scratch.PLACES];
        for (int place = 0; place < Scratch.PLACES; place++) {
            fill(b, bOffset, bRow, bColumn, depth, memory, place);
            times[place] = Long.MAX_VALUE;
            for (int trial = 0; trial < TRIALS; trial++) {
                long began = System.nanoTime();
                rows(
                        height,
                        depth,
                        start,
                        startOffset,
                        startRow,
                        a,
                        aOffset,
                        aRow,
                        aColumn,
                        memory,
                        place,
                        c,
                        cOffset,
                        n,
                        memory);
                times[place] = Math.min(times[place], System.nanoTime() - began);
            }
        }
        return times;
    }

    /** Brings a panel of b together, transposed where b is used so. */
    private static void fill(
            float[] b, int from, int bRow, int bColumn, int depth, float[] memory, int to) {
        if (bColumn > 1) {
            VectorTranspose.transpose(b, from, bColumn, WIDE, depth, memory, to, WIDE);
        } else {
            copy(b, from, bRow, depth, WIDE, memory, to);
        }
    }

    private static void rows(
            int height,
            int depth,
            float[] start,
            int startOffset,
            int startRow,
            float[] a,
            int aOffset,
            int aRow,
            int aColumn,
            float[] panel,
            int pi,
            float[] c,
            int cOffset,
            int n,
            float[] memory) {
        for (int row = 0; row < height; row += HEIGHT) {
            int i = Math.min(row, height - HEIGHT);
            int s = startOffset + i * startRow;
            int ci = cOffset + i * n;
            if (aColumn == 1) {
                int ai = aOffset + i * aRow;
                if (start == c) {
                    VectorTiles.continueByRow4x4(depth, a, ai, aRow, panel, pi, c, ci, n);
                } else {
                    VectorTiles.byRow4x4(
                            depth, start, s, startRow, a, ai, aRow, panel, pi, c, ci, n);
                }
            } else {
                VectorTiles.byColumn4x4(
                        depth, start, s, startRow, memory, BLOCK + i, panel, pi, c, ci, n);
            }
        }
    }

    /** Copies rows of {@code width} values, at most {@link VectorTiles#WIDE}, close together. */
    private static void copy(
            float[] source, int from, int stride, int rows, int width, float[] target, int to) {
        if (width < WIDE) {
            for (int row = 0; row < rows; row++) {
                System.arraycopy(source, from + row * stride, target, to + row * WIDE, width);
            }
            return;
        }
        for (int row = 0; row < rows; row++) {
            int in = from + row * stride;
            int out = to + row * WIDE;
            for (int i = 0; i < WIDE; i += LANES) {
                FloatVector.fromArray(SPECIES, source, in + i).intoArray(target, out + i);
            }
        }
    }

    private static void narrow(
            int height,
            int width,
            int depth,
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
            int bColumn,
            float[] c,
            int cOffset,
            int n,
            Scratch scratch) {
        float[] panel = b;
        int pi = bOffset;
        int pRow = bRow;
        if (bColumn > 1) {
            panel = scratch.values;
            pi = scratch.panel();
            pRow = WIDE;
            VectorTranspose.transpose(b, bOffset, bColumn, width, depth, panel, pi, WIDE);
        }
        int second = width - LANES;
        for (int row = 0; row < height; row += HEIGHT) {
            int i = Math.min(row, height - HEIGHT);
            int s = startOffset + i * startRow;
            int ai = aOffset + i * aRow;
            int ci = cOffset + i * n;
            if (width > LANES) {
                VectorEdgeTiles.tile4x2(
                        depth, second, start, s, startRow, a, ai, aRow, aColumn, panel, pi, pRow, c,
                        ci, n);
            } else {
                VectorEdgeTiles.tile4x1(
                        depth, start, s, startRow, a, ai, aRow, aColumn, panel, pi, pRow, c, ci, n);
            }
        }
    }

    /** Fewer rows than a tile has: one after the other. */
    private static void fewRows(
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
            int bRow,
            int bColumn,
            float[] c,
            int cOffset,
            Scratch scratch) {
        boolean inPlace = bColumn == 1;
        float[] panel = inPlace ? b : scratch.values;
        int pRow = inPlace ? bRow : LANES;
        int most = evenDepth(k);
        for (int column = 0; column < n; column += LANES) {
            int j = Math.min(column, n - LANES);
            int l = 0;
            do {
                int depth = Math.min(most, k - l);
                float[] from = l == 0 ? start : c;
                int bl = l * bRow + j * bColumn;
                int pi = inPlace ? bl : scratch.panel();
                if (!inPlace) {
                    VectorTranspose.transpose(b, bl, bColumn, LANES, depth, panel, pi, LANES);
                }
                for (int i = 0; i < m; i++) {
                    int s = startOffset + i * startRow;
                    int al = aOffset + i * aRow + l * aColumn;
                    int ci = cOffset + i * n + j;
                    VectorEdgeTiles.tile1x1(depth, from, s, a, al, aColumn, panel, pi, pRow, c, ci);
                }
                l += most;
            } while (l < k);
        }
    }
}
