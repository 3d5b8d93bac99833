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
     * @param rows how many the vector holds
     */
    void take(DuckDBReadableVector values, int rows);

    /** Everything taken so far. */
    Column column();
}
