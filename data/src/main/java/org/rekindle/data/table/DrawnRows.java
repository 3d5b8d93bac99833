package org.rekindle.data.table;

import org.jspecify.annotations.Nullable;
import org.rekindle.random.Seed;

/** Which rows of a table a sample has, by the column that is to be predicted. */
public final class DrawnRows {
    private DrawnRows() {}

    /**
     * Draws rows, with the share of each class, or of each tenth of the numbers, to within a row.
     * The same seed draws the same.
     *
     * @param target all rows of the column to predict; null where there is none
     * @param all how many rows the table has
     * @param rows how many to draw, at most all
     * @return their numbers, from 0, in their order
     */
    public static int[] draw(@Nullable Column target, int all, int rows, long seed) {
        Strata strata = target == null ? Strata.none(all) : Strata.of(target);
        return strata.draw(rows, Seed.of(seed).child("sample").generator());
    }
}
