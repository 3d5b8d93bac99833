package org.rekindle.data;

import java.sql.SQLException;
import java.util.List;

/** Parquet, which states its types and its number of rows. */
final class ParquetFile {
    private ParquetFile() {}

    static Table read(Source source) {
        String relation =
                "read_parquet("
                        + DuckDb.literal(source.path())
                        + ", hive_partitioning = false, file_row_number = false)";
        try (DuckDb database = DuckDb.open()) {
            List<TypedColumn> columns = TypedColumn.describe(database, source, relation);
            return database.table(source, relation, columns);
        } catch (SQLException e) {
            throw DatabaseFault.in(source, e);
        }
    }
}
