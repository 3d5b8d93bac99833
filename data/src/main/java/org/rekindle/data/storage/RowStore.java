package org.rekindle.data.storage;

import org.rekindle.network.InputRows;

/** Takes the rows of inputs of one part of a table, and holds them. */
public sealed interface RowStore permits HeapRows, DiskRows {
    /** Room in memory. */
    static RowStore inMemory(int rows, int width) {
        return new HeapRows(rows, width);
    }

    /** Room in a temporary file. */
    static RowStore onDisk(int rows, int width) {
        return new DiskRows(rows, width);
    }

    /**
     * Adds the next rows.
     *
     * @param values {@code float[count][width]}, row-major
     */
    void add(float[] values, int count);

    /** All of them; nothing is added afterwards. */
    InputRows rows();
}
