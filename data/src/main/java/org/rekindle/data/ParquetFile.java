package org.rekindle.data;

import java.sql.SQLException;
import java.util.List;

/** Parquet, which states its types and its number of rows. */
final class ParquetFile implements DuckDbFile {
    @Override
    public Relation relation(DuckDb database, Source source) throws SQLException {
        String relation =
                "read_parquet("
                        + DuckDb.literal(source.content())
                        + ", hive_partitioning = false, file_row_number = false)";
        return TypedColumn.relation(
                database,
                source,
                relation,
                TypedColumn.describe(database, source, relation),
                false,
                List.of());
    }
}
