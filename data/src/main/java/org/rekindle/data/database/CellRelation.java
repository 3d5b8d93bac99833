package org.rekindle.data.database;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBReadableVector;
import org.rekindle.data.source.Source;
import org.rekindle.data.table.Column;

/**
 * A wide table as DuckDB sees it when each cell is a row of its own: row after row of the table,
 * and in each of them column after column. So there are few expressions to plan for, however many
 * columns the table has.
 *
 * @param sql what stands after FROM
 * @param rows of the table
 * @param columns of the table, all of which have the same SQL for a cell
 */
public record CellRelation(Source source, String sql, int rows, List<RelationColumn> columns) {
    /** Copies the list. */
    public CellRelation {
        columns = List.copyOf(columns);
    }

    /** Everything, as it is. */
    public List<Column> read(DuckDb database) throws SQLException {
        List<ColumnLoader> loaders = columns.stream().map(column -> column.loader(rows)).toList();
        List<String> expressions =
                loaders.stream().map(ColumnLoader::expression).distinct().toList();
        int[] places =
                loaders.stream()
                        .mapToInt(loader -> expressions.indexOf(loader.expression()))
                        .toArray();
        String query =
                expressions.stream().collect(Collectors.joining(", ", "SELECT ", " FROM " + sql));
        try (Chunks chunks = database.chunks(source, query, (long) rows * places.length)) {
            int column = 0;
            while (chunks.next()) {
                DuckDBReadableVector[] vectors = new DuckDBReadableVector[expressions.size()];
                for (int i = 0; i < vectors.length; i++) {
                    vectors[i] = chunks.column(i);
                }
                for (int i = 0; i < chunks.rows(); i++) {
                    loaders.get(column).take(vectors[places[column]], i, i + 1);
                    column = column + 1 == places.length ? 0 : column + 1;
                }
            }
        }
        return loaders.stream().map(ColumnLoader::column).toList();
    }
}
