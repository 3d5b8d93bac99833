package org.rekindle.data.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rekindle.data.source.Source;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.Table;

/**
 * A file as DuckDB sees it, with its types decided.
 *
 * @param sql what stands after FROM
 * @param isCopy whether it is read from a copy that goes with the database
 * @param notes what reading changed, one plain sentence each
 */
public record Relation(
        Source source,
        String sql,
        int rows,
        List<RelationColumn> columns,
        boolean isCopy,
        List<String> notes) {
    public Relation {
        columns = List.copyOf(columns);
        notes = List.copyOf(notes);
    }

    public List<String> columnNames() {
        return columns.stream().map(RelationColumn::name).toList();
    }

    /** The same with more notes, before its own. */
    public Relation withNotes(List<String> more) {
        List<String> all = new ArrayList<>(more);
        all.addAll(notes);
        return new Relation(source, sql, rows, columns, isCopy, all);
    }

    /**
     * The SQL of the rows of several selects, one after the other.
     *
     * @param selects each gives the same columns
     */
    public static String union(List<String> selects) {
        return selects.stream().collect(Collectors.joining(" UNION ALL ", "(", ")"));
    }

    /** Starts a pass over some expressions, row after row in the order of the file. */
    public Chunks chunks(DuckDb database, List<String> expressions) throws SQLException {
        String query =
                expressions.stream().collect(Collectors.joining(", ", "SELECT ", " FROM " + sql));
        return database.chunks(source, query, rows);
    }

    /** Everything, as it is. */
    public Table read(DuckDb database) throws SQLException {
        return new Table(source.path(), source.sha256(), readColumns(database), notes);
    }

    /** The columns alone. */
    public List<Column> readColumns(DuckDb database) throws SQLException {
        List<ColumnLoader> loaders = columns.stream().map(column -> column.loader(rows)).toList();
        try (Chunks chunks =
                chunks(database, loaders.stream().map(ColumnLoader::expression).toList())) {
            while (chunks.next()) {
                for (int i = 0; i < loaders.size(); i++) {
                    loaders.get(i).take(chunks.column(i), chunks.rows());
                }
            }
        }
        return loaders.stream().map(ColumnLoader::column).toList();
    }
}
