package org.rekindle.data.storage;

/** Whole numbers, one for each row of a column, which come one after the other. */
public sealed interface Codes permits HeapCodes, HeapMarks, DiskCodes, DiskMarks {
    /** Adds the number of the next row. */
    void add(int code);

    /** The number in a row; only when all are there. */
    int at(int row);
}
