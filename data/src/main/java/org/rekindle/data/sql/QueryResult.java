package org.rekindle.data.sql;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rekindle.data.DataException;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.DuckDbFile;
import org.rekindle.data.database.Relation;
import org.rekindle.data.database.RelationColumn;
import org.rekindle.data.database.TypedColumn;
import org.rekindle.data.delimited.TextCells;
import org.rekindle.data.source.Source;

/**
 * What a query makes of a table, which it finds as {@code data}. The query runs once, in a database
 * that can reach nothing but the table's file; the result is kept in a file for as long as it is
 * read.
 *
 * @param table what is asked
 * @param query one SELECT
 */
public record QueryResult(DuckDbFile table, String query) implements DuckDbFile {
    @Override
    public Relation relation(DuckDb database, Source source) throws SQLException {
        List<String> notes = new ArrayList<>();
        Relation result =
                relation(
                        database,
                        source,
                        query,
                        own -> {
                            Relation data = table.relation(own, source);
                            notes.addAll(data.notes());
                            own.execute(view(data));
                        });
        return result.withNotes(notes);
    }

    private static String view(Relation data) {
        return data.columns().stream()
                .map(QueryResult::cell)
                .collect(
                        Collectors.joining(
                                ", ", "CREATE VIEW data AS SELECT ", " FROM " + data.sql()));
    }

    private static String cell(RelationColumn column) {
        String number = column.isNumber() ? column.number() : null;
        return (number == null ? column.text() : number)
                + " AS "
                + DuckDb.identifier(column.name());
    }

    @Override
    public DataException fault(Source source, SQLException error) {
        return table.fault(source, error);
    }

    /**
     * The result of a query.
     *
     * @param database takes the result
     * @param scene makes what the query reads
     */
    static Relation relation(DuckDb database, Source source, String query, Scene scene)
            throws SQLException {
        Path file = database.scratch().create(source, ".parquet");
        try (DuckDb own = DuckDb.unsealed()) {
            scene.set(own);
            List<Path> files = new ArrayList<>(source.files());
            files.add(source.content());
            files.add(file);
            own.seal(files);
            requireSelect(own, source, query);
            run(own, source, query, file);
        }
        String sql = "read_parquet(" + DuckDb.literal(file) + ")";
        return TextCells.relation(
                database,
                source,
                sql,
                TypedColumn.describe(database, source, sql),
                true,
                List.of("The table is what the query gives: " + query.strip()));
    }

    /** Makes what a query reads. */
    @FunctionalInterface
    interface Scene {
        void set(DuckDb database) throws SQLException;
    }

    /** DuckDB writes a query down only if it is a SELECT. */
    private static void requireSelect(DuckDb own, Source source, String query) throws SQLException {
        String statement = "json(json_serialize_sql(%s))".formatted(DuckDb.literal(query));
        List<String> seen =
                own.rows(
                                "SELECT s ->> 'error_message', json_array_length(s -> 'statements')"
                                        + " FROM (SELECT %s AS s)".formatted(statement))
                        .get(0);
        if (!seen.get(0).equals("null")) {
            boolean isOther = seen.get(0).startsWith("Only SELECT");
            throw fault(source, isOther ? "it is another statement" : seen.get(0));
        }
        if (!seen.get(1).equals("1")) {
            throw fault(source, "it must be one statement");
        }
    }

    private static void run(DuckDb own, Source source, String query, Path file) {
        String statement = query.strip().replaceFirst("[;\\s]+$", "");
        try {
            own.execute(
                    "COPY (%s\n) TO %s (FORMAT parquet, USE_TMP_FILE false)"
                            .formatted(
                                    statement, DuckDb.literal(file.toAbsolutePath().toString())));
        } catch (SQLException e) {
            throw fault(source, String.valueOf(e.getMessage()));
        }
    }

    static DataException fault(Source source, String why) {
        String first = why.lines().findFirst().orElse("").strip();
        return source.fault(
                "the query cannot be run, for it must be one SELECT that works: " + first);
    }
}
