package org.rekindle.data.file;

import java.sql.SQLException;
import java.util.List;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.DuckDbFile;
import org.rekindle.data.database.Relation;
import org.rekindle.data.database.TypedColumn;
import org.rekindle.data.source.Source;

/** Parquet, which states its types and its number of rows. */
public final class ParquetFile implements DuckDbFile {
    @Override
    public Relation relation(DuckDb database, Source source) throws SQLException {
        String relation = sql(source);
        return TypedColumn.relation(
                database,
                source,
                relation,
                TypedColumn.describe(database, source, relation),
                false,
                List.of());
    }

    /** What gives the rows of a file. */
    static String sql(Source source) {
        return "read_parquet("
                + DuckDb.literal(source.content())
                + ", hive_partitioning = false, file_row_number = false)";
    }
}
