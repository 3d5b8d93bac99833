package org.rekindle.data.sql;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.data.DataException;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.database.DuckDbFile;
import org.rekindle.data.database.Relation;
import org.rekindle.data.delimited.CsvLine;
import org.rekindle.data.delimited.WrittenRows;
import org.rekindle.data.source.Source;
import org.rekindle.data.source.TableReading;
import org.sqlite.SQLiteConfig;

/**
 * A database of SQLite, opened to be read alone and without extensions. A cell may be of any type
 * there, so a table is written as CSV and read as such.
 *
 * @param reading which table is meant, or what is asked
 */
public record SqliteFile(TableReading reading) implements DuckDbFile {
    @Override
    public Relation relation(DuckDb database, Source source) throws SQLException {
        Path copy = database.scratch().create(source, ".csv");
        try (Connection sqlite = open(source)) {
            String query = reading.query();
            String note;
            WrittenRows rows;
            if (query == null) {
                TableChoice tables = new TableChoice(names(sqlite, "table"), names(sqlite, "view"));
                String table = tables.chosen(source, reading.table());
                note = tables.note(table);
                rows = write(source, sqlite, "SELECT * FROM " + DuckDb.identifier(table), copy);
            } else {
                note = QueryResult.note(query);
                rows = result(source, sqlite, query, copy);
            }
            return rows.relation(database, source).withNotes(List.of(note));
        }
    }

    private static Connection open(Source source) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try {
            Connection sqlite =
                    config.createConnection(
                            "jdbc:sqlite:"
                                    + source.content().toUri().toString().replace("///", "/")
                                    + "?mode=ro");
            try (Statement statement = sqlite.createStatement()) {
                // What the database itself calls may have no side effects.
                statement.execute("PRAGMA trusted_schema = OFF");
                statement.execute("SELECT count(*) FROM sqlite_master");
            }
            return sqlite;
        } catch (SQLException e) {
            throw source.fault(
                    "this database of SQLite is broken, encrypted or locked by another program", e);
        }
    }

    private static List<String> names(Connection sqlite, String type) throws SQLException {
        String sql =
                "SELECT name FROM sqlite_master WHERE type = '%s' AND name NOT LIKE 'sqlite\\_%%' ESCAPE '\\' ORDER BY name"
                        .formatted(type);
        try (Statement statement = sqlite.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static WrittenRows result(Source source, Connection sqlite, String query, Path copy) {
        String statement = query.strip().replaceFirst("[;\\s]+$", "");
        if (statement.contains(";")) {
            throw QueryFault.noSelect(source, "one with a semicolon in it");
        }
        try {
            return write(source, sqlite, "SELECT * FROM (" + statement + "\n)", copy);
        } catch (SQLException e) {
            throw QueryFault.of(source, String.valueOf(e.getMessage()));
        }
    }

    private static WrittenRows write(Source source, Connection sqlite, String sql, Path copy)
            throws SQLException {
        try (Statement statement = sqlite.createStatement();
                ResultSet rows = statement.executeQuery(sql);
                BufferedWriter writer = Files.newBufferedWriter(copy)) {
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                names.add(rows.getMetaData().getColumnLabel(i));
            }
            long count = 0;
            long longest = 0;
            while (rows.next()) {
                List<String> cells = new ArrayList<>(names.size());
                long length = 0;
                for (int i = 0; i < names.size(); i++) {
                    String cell = cell(source, names.get(i), rows.getObject(i + 1));
                    cells.add(cell);
                    length += cell.length();
                }
                CsvLine.write(writer, cells);
                longest = Math.max(longest, length);
                count++;
            }
            return new WrittenRows(copy, names, count, longest);
        } catch (IOException e) {
            throw source.fault(
                    "a copy of it cannot be written into the folder for temporary files (%s)"
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private static String cell(Source source, String column, @Nullable Object value) {
        if (value instanceof byte[]) {
            throw source.fault(
                    DataException.Reason.COLUMNS_UNUSABLE,
                    List.of(column),
                    "column \"%s\" holds binary values".formatted(column));
        }
        return value == null ? "" : value.toString();
    }
}
