package org.rekindle.data.database;

import org.duckdb.DuckDBReadableVector;
import org.rekindle.data.table.Column;

/** Takes one column out of DuckDB, chunk by chunk. */
sealed interface ColumnLoader permits NumberLoader, MarkedNumberLoader, TextLoader {
    /** SQL for the values, of the type that this loader takes. */
    String expression();

    /**
     * Takes the next rows.
     *
     * @param from the first in the vector that is taken
     * @param to behind the last
     */
    void take(DuckDBReadableVector values, int from, int to);

    /** Everything taken so far. */
    Column column();
}
