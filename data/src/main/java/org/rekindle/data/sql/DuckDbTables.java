package org.rekindle.data.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.rekindle.data.DataException;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.DuckDbFile;
import org.rekindle.data.database.Relation;
import org.rekindle.data.database.TypedColumn;
import org.rekindle.data.source.Source;
import org.rekindle.data.source.TableReading;

/**
 * A database of DuckDB, opened to be read alone.
 *
 * @param reading which table is meant, or what is asked
 */
public record DuckDbTables(TableReading reading) implements DuckDbFile {
    /** What it is called here. */
    private static final String NAME = "named_by_the_user";

    private static final String USUAL_SCHEMA = "main";

    @Override
    public Relation relation(DuckDb database, Source source) throws SQLException {
        String query = reading.query();
        if (query != null) {
            return result(database, source, query, QueryResult.note(query));
        }
        attach(database, source);
        TableChoice tables = new TableChoice(names(database, "table"), names(database, "view"));
        String chosen = tables.chosen(source, reading.table());
        String sql = NAME + "." + quoted(database, chosen);
        if (tables.isView(chosen)) {
            // A stranger's query: it may read no other files.
            database.execute("DETACH " + NAME);
            return result(database, source, "SELECT * FROM " + sql, tables.note(chosen));
        }
        return TypedColumn.relation(
                database,
                source,
                sql,
                TypedColumn.describe(database, source, sql),
                true,
                List.of(tables.note(chosen)));
    }

    private static Relation result(DuckDb database, Source source, String query, String note)
            throws SQLException {
        return QueryResult.relation(
                database,
                source,
                query,
                own -> {
                    attach(own, source);
                    own.execute("USE " + NAME);
                },
                note);
    }

    private static void attach(DuckDb database, Source source) {
        String path = source.content().toAbsolutePath().toString();
        try {
            database.execute("ATTACH %s AS %s (READ_ONLY)".formatted(DuckDb.literal(path), NAME));
        } catch (SQLException e) {
            throw unreadable(source, e);
        }
    }

    private static DataException unreadable(Source source, SQLException e) {
        String why = String.valueOf(e.getMessage());
        if (why.contains("Could not set lock")) {
            return source.fault("another program has this database open; close it there", e);
        }
        if (why.contains("version")) {
            return source.fault(
                    "this database was written by a version of DuckDB that cannot be read here;"
                            + " export the table to Parquet (COPY ... TO 'x.parquet')",
                    e);
        }
        return source.fault(
                "this database is broken or locked by a password; export the table to Parquet"
                        + " (COPY ... TO 'x.parquet')",
                e);
    }

    /** Tables or views, such as {@code sales}, or {@code schema.sales} outside the usual one. */
    private static List<String> names(DuckDb database, String kind) throws SQLException {
        List<String> names = new ArrayList<>();
        for (List<String> row : rows(database, kind)) {
            names.add(name(row));
        }
        return names;
    }

    private static List<List<String>> rows(DuckDb database, String kind) throws SQLException {
        return database.rows(
                "SELECT schema_name, %1$s_name FROM duckdb_%1$ss() WHERE database_name = '%2$s' AND NOT internal ORDER BY ALL"
                        .formatted(kind, NAME));
    }

    private static String name(List<String> row) {
        return row.get(0).equals(USUAL_SCHEMA) ? row.get(1) : row.get(0) + "." + row.get(1);
    }

    private static String quoted(DuckDb database, String chosen) throws SQLException {
        for (String kind : List.of("table", "view")) {
            for (List<String> row : rows(database, kind)) {
                if (name(row).equals(chosen)) {
                    return DuckDb.identifier(row.get(0)) + "." + DuckDb.identifier(row.get(1));
                }
            }
        }
        throw new IllegalStateException("the table has gone");
    }
}
