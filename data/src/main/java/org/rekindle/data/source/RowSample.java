package org.rekindle.data.source;

/**
 * Some rows of a table instead of all.
 *
 * @param rows how many, at least one
 * @param seed decides which
 * @param target the column whose classes, or ranges of numbers, keep their shares
 */
public record RowSample(int rows, long seed, String target) {
    /** Checks the number. */
    public RowSample {
        if (rows < 1) {
            throw new IllegalArgumentException("a sample has at least one row, not " + rows);
        }
    }
}
