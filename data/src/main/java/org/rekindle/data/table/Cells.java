package org.rekindle.data.table;

/** Where the numbers of a column lie: an array of their own, or a stride in a larger one. */
@FunctionalInterface
public interface Cells {
    /** The value in a row; NaN when it is missing. */
    double at(int row);
}
