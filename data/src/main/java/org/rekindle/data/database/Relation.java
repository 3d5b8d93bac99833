package org.rekindle.data.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.message.Names;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.RowSample;
import org.rekindle.data.source.Source;
import org.rekindle.data.storage.ColumnStore;
import org.rekindle.data.storage.Storage;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.DrawnRows;
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
    public Table read(DuckDb database, Storage storage) throws SQLException {
        return table(database, null, notes, storage);
    }

    /**
     * @param drawn the rows to take, in their order; null for all
     */
    private Table table(DuckDb database, int @Nullable [] drawn, List<String> told, Storage storage)
            throws SQLException {
        ColumnStore store = store(columns, drawn == null ? rows : drawn.length, storage);
        List<Column> read = readColumns(database, columns, drawn, store);
        List<String> all = new ArrayList<>(told);
        store.note().ifPresent(all::add);
        return new Table(source.path(), source.sha256(), read, all, storage);
    }

    /** Some rows; no more than these, and the column to predict, are held at any time. */
    public Table read(DuckDb database, RowSample sample, Storage storage) throws SQLException {
        if (sample.rows() >= rows) {
            return read(database, storage)
                    .withNote("The sample is the whole table, which has no more rows.");
        }
        String target = Names.inCapitalsOf(columnNames(), sample.target());
        Optional<RelationColumn> column =
                columns.stream().filter(one -> one.name().equals(target)).findFirst();
        Column values = column.isEmpty() ? null : readColumn(database, column.get(), storage);
        int[] drawn = DrawnRows.draw(values, rows, sample.rows(), sample.seed());
        List<String> all = new ArrayList<>(notes);
        all.add(
                Sentence.of(
                        "A sample of %,d of %,d rows, with the shares that \"%s\" has in all of them (seed %d).",
                        sample.rows(), rows, target, sample.seed()));
        return table(database, drawn, all, storage).ofRows(drawn);
    }

    private Column readColumn(DuckDb database, RelationColumn column, Storage storage)
            throws SQLException {
        List<RelationColumn> wanted = List.of(column);
        return readColumns(database, wanted, null, store(wanted, rows, storage)).get(0);
    }

    private static ColumnStore store(List<RelationColumn> columns, int rows, Storage storage) {
        int bytes = columns.stream().mapToInt(RelationColumn::bytes).sum();
        return ColumnStore.of(storage, rows, 2 * columns.size(), bytes);
    }

    /**
     * @param drawn the rows to take, in their order; null for all
     */
    private List<Column> readColumns(
            DuckDb database, List<RelationColumn> wanted, int @Nullable [] drawn, ColumnStore store)
            throws SQLException {
        int count = drawn == null ? rows : drawn.length;
        List<ColumnLoader> loaders =
                wanted.stream().map(column -> column.loader(count, store)).toList();
        try (Chunks chunks =
                chunks(database, loaders.stream().map(ColumnLoader::expression).toList())) {
            int first = 0;
            int next = 0;
            while (chunks.next()) {
                int end = first + chunks.rows();
                if (drawn == null) {
                    take(loaders, chunks, 0, chunks.rows());
                }
                while (drawn != null && next < drawn.length && drawn[next] < end) {
                    int row = drawn[next++] - first;
                    take(loaders, chunks, row, row + 1);
                }
                first = end;
            }
        }
        store.complete();
        return loaders.stream().map(ColumnLoader::column).toList();
    }

    private static void take(List<ColumnLoader> loaders, Chunks chunks, int from, int to) {
        for (int i = 0; i < loaders.size(); i++) {
            loaders.get(i).take(chunks.column(i), from, to);
        }
    }
}
