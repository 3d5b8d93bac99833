package org.rekindle.data.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBPreparedStatement;
import org.rekindle.data.DataException;
import org.rekindle.data.source.Rows;
import org.rekindle.data.source.ScratchFiles;
import org.rekindle.data.source.Source;

/**
 * DuckDB in memory: it reads the one file that it is given, writes none but copies of it, and
 * fetches nothing.
 */
public final class DuckDb implements AutoCloseable {
    private static final List<String> SETTINGS =
            List.of(
                    "SET threads = 2",
                    "SET autoinstall_known_extensions = false",
                    "SET autoload_known_extensions = false",
                    "SET TimeZone = 'UTC'",
                    // It would push the casts of unsure numbers into the reader, where a failed one
                    // is an error.
                    "SET disabled_optimizers = 'type_pushdown'",
                    "SET temp_directory = ''");
    private static final String LOCK = "SET lock_configuration = true";

    private final Connection connection;
    private final ScratchFiles scratch = new ScratchFiles();

    private DuckDb(Connection connection) {
        this.connection = connection;
    }

    public static DuckDb open() {
        try {
            return over(connect());
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB, which reads tables, does not start", e);
        }
    }

    private static Connection connect() throws SQLException {
        try {
            return DriverManager.getConnection("jdbc:duckdb:");
        } catch (LinkageError e) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            throw new DataException(
                    "DuckDB, which reads tables, cannot unpack its library into %s, the folder for temporary files (%s); name a folder that exists and has room for 100 MB with the Java option -Djava.io.tmpdir=FOLDER"
                            .formatted(System.getProperty("java.io.tmpdir"), cause.getMessage()));
        }
    }

    /** On a connection to a DuckDB of its own, which it closes. */
    public static DuckDb over(Connection connection) throws SQLException {
        DuckDb database = new DuckDb(connection);
        for (String setting : SETTINGS) {
            database.execute(setting);
        }
        database.execute(LOCK);
        return database;
    }

    /**
     * For one statement of the user's: it runs on one core, so that rows come in the same order
     * again. {@link #seal} must come before the statement.
     */
    public static DuckDb unsealed() {
        try {
            DuckDb database = new DuckDb(connect());
            for (String setting : SETTINGS) {
                database.execute(setting);
            }
            database.execute("SET threads = 1");
            return database;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB, which reads tables, does not start", e);
        }
    }

    /**
     * From now on no file can be read or written but these and the scratch files, no network is
     * used, and no setting can be changed.
     */
    public void seal(List<Path> files) throws SQLException {
        List<Path> allowed = new ArrayList<>(files);
        allowed.addAll(scratch.files());
        execute(
                allowed.stream()
                        // A reader asks for a file by the pattern that means it.
                        .flatMap(
                                file ->
                                        Stream.of(
                                                literal(file.toAbsolutePath().toString()),
                                                literal(file)))
                        .distinct()
                        .collect(Collectors.joining(", ", "SET allowed_paths = [", "]")));
        execute("SET enable_external_access = false");
        execute(LOCK);
    }

    /** Runs what gives no rows. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The rows of a small result, as text; SQL's null is the text "null". */
    public List<List<String>> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>(columns);
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    /**
     * Starts to read a large result.
     *
     * @param rows how many it must have
     */
    Chunks chunks(Source source, String sql, long rows) throws SQLException {
        DuckDBPreparedStatement statement =
                connection.prepareStatement(sql).unwrap(DuckDBPreparedStatement.class);
        try {
            return new Chunks(source, statement, rows);
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** How many rows a relation has, at least one. */
    int count(Source source, String relation) throws SQLException {
        String count = rows("SELECT count(*) FROM " + relation).get(0).get(0);
        return Rows.checked(source, Long.parseLong(count));
    }

    /** Files that are deleted when this closes. */
    public ScratchFiles scratch() {
        return scratch;
    }

    @Override
    public void close() {
        try (scratch) {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not close", e);
        }
    }

    /** A text as SQL. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** An identifier as SQL. */
    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A path as SQL, such that it means this one file even where it looks like a pattern. */
    public static String literal(Path file) {
        return literal(file.toAbsolutePath().toString().replaceAll("[*?\\[]", "[$0]"));
    }
}
