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

    /**
     * Room for columns.
     *
     * @param rows of each
     * @param columns how many there will be, those of marks included
     * @param bytesOfARow in all of them
     */
    static ColumnStore of(Storage storage, int rows, int columns, long bytesOfARow) {
        // Prepared, a number takes half of its bytes, and for some time it is there twice. The rest
        // is what the preparation of a row takes, whatever its length: its target, rank and part.
        double bytes = rows * (1.5 * bytesOfARow + 128);
        return storage.isInMemory(bytes)
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
