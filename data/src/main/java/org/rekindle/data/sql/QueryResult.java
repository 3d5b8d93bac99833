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
import org.rekindle.text.NumberText;

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
                        },
                        note(query));
        return result.withNotes(notes);
    }

    /** For the user. */
    static String note(String query) {
        return "The table is what the query gives: " + query.strip();
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
     * @param note says where the table comes from
     */
    static Relation relation(DuckDb database, Source source, String query, Scene scene, String note)
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
                List.of(note));
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
        if (seen.get(0).startsWith("Only SELECT")) {
            throw QueryFault.noSelect(source, "another statement");
        }
        if (!seen.get(0).equals("null")) {
            throw QueryFault.of(source, seen.get(0));
        }
        if (!seen.get(1).equals("1")) {
            throw QueryFault.noSelect(
                    source, NumberText.count(Long.parseLong(seen.get(1)), "statement"));
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
            throw QueryFault.of(source, String.valueOf(e.getMessage()));
        }
    }
}
