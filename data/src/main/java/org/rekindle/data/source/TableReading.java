package org.rekindle.data.source;

import org.jspecify.annotations.Nullable;

/**
 * What the user says about how a table lies in its file. What is null is decided by the file.
 *
 * @param header whether the first row of a delimited text names the columns
 * @param table which table of a database is meant
 * @param query one SELECT, whose result is the table; it finds the tables of a database by their
 *     names, and the table in any other file as {@code data}
 * @param sample some of the rows; null for all of them
 */
public record TableReading(
        @Nullable Boolean header,
        @Nullable String table,
        @Nullable String query,
        @Nullable RowSample sample) {
    /** Everything decided by the file. */
    public static final TableReading BY_THE_FILE = new TableReading(null);

    /** All rows of the one table that is there. */
    public TableReading(@Nullable Boolean header) {
        this(header, null, null, null);
    }
}
