package org.rekindle.data.storage;

import java.util.Optional;

/** Columns in memory. */
record HeapColumns(int rows) implements ColumnStore {
    @Override
    public Numbers numbers() {
        return new HeapNumbers(rows);
    }

    @Override
    public Codes codes() {
        return new HeapCodes(rows);
    }

    @Override
    public Codes marks() {
        return new HeapMarks(rows);
    }

    @Override
    public void complete() {
        // Every value is where it is read from.
    }

    @Override
    public Optional<String> note() {
        return Optional.empty();
    }
}
