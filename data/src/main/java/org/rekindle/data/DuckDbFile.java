package org.rekindle.data;

import java.sql.SQLException;

/** A kind of table that DuckDB reads. */
sealed interface DuckDbFile permits ArffFile, DelimitedFile, ExcelFile, JsonFile, ParquetFile {
    /** What a file holds, with at least one row. */
    Relation relation(DuckDb database, Source source) throws SQLException;

    /** DuckDB's report of a broken file, for the user. */
    default DataException fault(Source source, SQLException error) {
        return DatabaseFault.in(source, error);
    }

    /** The whole file. */
    default Table read(Source source) {
        try (DuckDb database = DuckDb.open()) {
            return relation(database, source).read(database);
        } catch (SQLException e) {
            throw fault(source, e);
        }
    }
}
