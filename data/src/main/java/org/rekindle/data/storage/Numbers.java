package org.rekindle.data.storage;

/** The numbers of a column, which come one after the other. */
public sealed interface Numbers permits HeapNumbers, DiskNumbers {
    /** Adds the number of the next row. */
    void add(double number);

    /** The number in a row; only when all are there. */
    double at(int row);
}
