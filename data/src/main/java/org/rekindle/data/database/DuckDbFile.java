package org.rekindle.data.database;

import java.sql.SQLException;
import org.rekindle.data.DataException;
import org.rekindle.data.source.RowSample;
import org.rekindle.data.source.Source;
import org.rekindle.data.storage.Storage;
import org.rekindle.data.table.Table;

/** A kind of table that DuckDB reads. */
public interface DuckDbFile {
    /** What a file holds, with at least one row. */
    Relation relation(DuckDb database, Source source) throws SQLException;

    /** DuckDB's report of a broken file, for the user. */
    default DataException fault(Source source, SQLException error) {
        return DatabaseFault.in(source, error);
    }

    /** Some rows of the file. */
    default Table read(Source source, RowSample sample, Storage storage) {
        try (DuckDb database = DuckDb.open()) {
            return relation(database, source).read(database, sample, storage);
        } catch (SQLException e) {
            throw fault(source, e);
        }
    }

    /** The whole file. */
    default Table read(Source source, Storage storage) {
        try (DuckDb database = DuckDb.open()) {
            return relation(database, source).read(database, storage);
        } catch (SQLException e) {
            throw fault(source, e);
        }
    }
}
