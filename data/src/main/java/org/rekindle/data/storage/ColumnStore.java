package org.rekindle.data.storage;

import java.util.Optional;

/** Holds the columns of a table, which are filled row by row. */
public sealed interface ColumnStore permits HeapColumns, DiskColumns {
    /** Bytes of a number in a row. */
    int NUMBER = Double.BYTES;

    /** Bytes of a code in a row. */
    int CODE = Integer.BYTES;

    /** Bytes of a mark in a row. */
    int MARK = Byte.BYTES;

    /** What the preparation of a row takes besides, at most: its target, its ranks, its part. */
    double BESIDE = 128;

    /** Prepared, a number takes half of its bytes, and for some time it is there twice. */
    double TWICE = 1.5;

    /**
     * Room for columns.
     *
     * @param rows of each
     * @param columns how many there will be, those of marks included
     * @param bytesOfARow in all of them
     */
    static ColumnStore of(Storage storage, int rows, int columns, long bytesOfARow) {
        return storage.isInMemory(rows * (TWICE * bytesOfARow + BESIDE))
                ? new HeapColumns(rows)
                : new DiskColumns(rows, columns, bytesOfARow);
    }

    /** A new column of numbers. */
    Numbers numbers();

    /** A new column of codes. */
    Codes codes();

    /** A new column of codes below 128. */
    Codes marks();

    /** To be called when all rows are there, before any is read. */
    void complete();

    /** For the user, where the columns lie on disk. */
    Optional<String> note();
}
