package org.rekindle.network;

/** Rows that are changed each time that they are read. */
record ChangedRows(InputRows rows, InputRows.RowChange change) implements InputRows {
    @Override
    public int features() {
        return rows.features();
    }

    @Override
    public void copy(int first, int samples, float[] to, int at) {
        rows.copy(first, samples, to, at);
        change.apply(to, at, samples);
    }
}
