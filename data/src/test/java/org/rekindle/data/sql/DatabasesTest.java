package org.rekindle.data.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.data.DataException;
import org.rekindle.data.Pass;
import org.rekindle.data.Read;
import org.rekindle.data.TableFiles;
import org.rekindle.data.file.Samples;
import org.rekindle.data.file.Tables;
import org.rekindle.data.sample.SampleFile;
import org.rekindle.data.sample.SampleRequest;
import org.rekindle.data.source.TableReading;
import org.rekindle.data.table.Table;

class DatabasesTest {
    private final Path folder;

    DatabasesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** A database in a file whose name says nothing. */
    private Path database(String kind, String... statements) {
        Path file = folder.resolve("shop 100%.db");
        try (Connection connection = DriverManager.getConnection("jdbc:" + kind + ":" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            return file;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path sales(String kind) {
        return database(
                kind,
                "CREATE TABLE sales (x DOUBLE, word VARCHAR, n INTEGER)",
                "INSERT INTO sales VALUES (0.1, 'red', 1), (NULL, 'a \"b\", c', 2), (1e-20, NULL, 3)");
    }

    private static TableReading table(String name) {
        return new TableReading(null, name, null, null);
    }

    private static TableReading query(String sql) {
        return new TableReading(null, null, sql, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "sqlite"})
    void theOnlyTableIsRead(String kind) {
        Table table = Tables.read(sales(kind));
        assertThat(Read.names(table)).containsExactly("x", "word", "n");
        assertThat(Read.numbers(table, "x")).containsExactly(0.1, Double.NaN, 1e-20);
        assertThat(Read.texts(table, "word")).containsExactly("red", "a \"b\", c", null);
        assertThat(Read.numbers(table, "n")).containsExactly(1, 2, 3);
        assertThat(table.notes()).contains("Read the table \"sales\" of the database.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "sqlite"})
    void oneOfSeveralTablesMustBeNamed(String kind) {
        Path file =
                database(
                        kind,
                        "CREATE TABLE one (x INTEGER)",
                        "CREATE TABLE two (y INTEGER)",
                        "INSERT INTO two VALUES (5)",
                        "CREATE VIEW three AS SELECT 2 * y AS z FROM two");
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        file + ": there are 2 tables and 1 view in this database: one, two, three");
        assertThat(Read.numbers(Tables.read(file, table("two")), "y")).containsExactly(5);
        assertThat(Read.numbers(Tables.read(file, table("TWO")), "y")).containsExactly(5);
        assertThat(Read.numbers(Tables.read(file, table("three")), "z")).containsExactly(10);
        assertThat(Read.numbers(Tables.read(file, table("Three")), "z")).containsExactly(10);
        assertThatThrownBy(() -> Tables.read(file, table("four")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there is no table \"four\" in this database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "sqlite"})
    void aQueryFindsTheTables(String kind) {
        Table table =
                Tables.read(
                        sales(kind),
                        query("SELECT 2 * n AS m FROM sales WHERE n > 1 ORDER BY n DESC; "));
        assertThat(Read.names(table)).containsExactly("m");
        assertThat(Read.numbers(table, "m")).containsExactly(6, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "sqlite"})
    void anythingButOneSelectIsAFault(String kind) {
        Path file = sales(kind);
        for (String sql :
                new String[] {
                    "DROP TABLE sales",
                    "SELECT 1; SELECT 2",
                    "SELECT 1) ; DROP TABLE sales; SELECT * FROM (SELECT 1",
                    "SELECT wrong FROM sales",
                    "ATTACH 'other.db' AS other",
                    ""
                }) {
            assertThatThrownBy(() -> Tables.read(file, query(sql)))
                    .as(sql)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("the query ");
        }
        assertThat(Tables.read(file).rows()).isEqualTo(3);
    }

    private static void assertQueryFault(Path file, String sql, String message) {
        assertThatThrownBy(() -> Tables.read(file, query(sql)))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": " + message);
    }

    @Test
    void whatIsWrongWithAQueryIsSaidInPlainWords() {
        Path duck = sales("duckdb");
        assertQueryFault(
                duck,
                "DROP TABLE sales",
                "the query must be one SELECT, and this is another statement");
        assertQueryFault(
                duck,
                "SELECT 1; SELECT 2",
                "the query must be one SELECT, and this is 2 statements");
        assertQueryFault(
                duck,
                "SELECT wrong FROM sales",
                "the query does not work: Referenced column \"wrong\" not found in FROM clause!"
                        + " Candidate bindings: \"word\"");
    }

    @Test
    void sqliteSaysWhatIsWrongWithAQueryToo() {
        Path lite = sales("sqlite");
        assertQueryFault(
                lite, "SELECT wrong FROM sales", "the query does not work: no such column: wrong");
        assertQueryFault(
                lite,
                "SELECT 1; SELECT 2",
                "the query must be one SELECT, and this is one with a semicolon in it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "sqlite"})
    void aViewBesideTheOnlyTableIsTold(String kind) {
        Path file =
                database(
                        kind,
                        "CREATE TABLE t (x INTEGER)",
                        "INSERT INTO t VALUES (1), (2)",
                        "CREATE VIEW v AS SELECT 2 * x AS z FROM t");
        assertThat(Tables.read(file).notes())
                .contains("Read the table \"t\" of the database; it also has 1 view: v.");
        assertThat(Tables.read(file, table("v")).notes())
                .contains("Read the view \"v\" of the database.");
        assertThatThrownBy(() -> Tables.read(file, table("w")))
                .hasMessage(file + ": there is no table \"w\" in this database; there are t, v");
    }

    @Test
    void aViewReadsNoOtherFile() {
        Path other = TableFiles.write(folder.resolve("secret.csv"), "x\n1\n");
        Path file = database("duckdb", "CREATE VIEW v AS SELECT * FROM read_csv('" + other + "')");
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("the query does not work")
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "sqlite"})
    void aTableIsSamplesForAModel(String kind) {
        Path file =
                database(
                        kind,
                        "CREATE TABLE t (x INTEGER, y DOUBLE)",
                        "INSERT INTO t VALUES (1, 2), (3, 4)");
        SampleRequest request = new SampleRequest(List.of(), List.of(), 1, 0, 0);
        SampleFile samples = Samples.open(file, request);
        assertThat(Pass.numbers(samples, "", 2)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void binaryValuesAreAFault() {
        Path file = database("sqlite", "CREATE TABLE t (b)", "INSERT INTO t VALUES (x'00ff')");
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("column \"b\" holds binary values");
    }

    @Test
    void aBrokenDatabaseIsAFault() {
        Path lite = TableFiles.write(folder.resolve("a.db"), "SQLite format 3\0 and no more");
        assertThatThrownBy(() -> Tables.read(lite))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is broken, encrypted or locked");
        Path duck = TableFiles.write(folder.resolve("b.db"), "12345678DUCK and no more");
        assertThatThrownBy(() -> Tables.read(duck))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("export the table to Parquet");
    }

    @Test
    void aQueryOverAFileFindsItAsData() {
        Path file = TableFiles.write(folder.resolve("a[1].csv"), "x,word\n1,red\n2,blue\n3,red\n");
        Table table =
                Tables.read(
                        file,
                        query(
                                "SELECT word, sum(x) AS total FROM data GROUP BY word ORDER BY word"));
        assertThat(Read.texts(table, "word")).containsExactly("blue", "red");
        assertThat(Read.numbers(table, "total")).containsExactly(2, 4);
    }

    @Test
    void aQueryReachesNoOtherFile() {
        Path file = TableFiles.write(folder.resolve("a.csv"), "x\n1\n");
        Path other = TableFiles.write(folder.resolve("b.csv"), "x\n2\n");
        for (String from :
                new String[] {
                    "read_csv('" + other + "')", "'" + other + "'", "glob('" + folder + "/*')"
                }) {
            assertThatThrownBy(() -> Tables.read(file, query("SELECT * FROM " + from)))
                    .as(from)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("the query ");
        }
    }

    @Test
    void aTableOrAQueryIsRefusedWhereThereIsNone() {
        Path csv = TableFiles.write(folder.resolve("a.csv"), "x\n1\n");
        assertThatThrownBy(() -> Tables.read(csv, table("sales")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("this is no database");
        Path npy =
                TableFiles.write(
                        folder.resolve("a.npy"), TableFiles.npy("'|u1'", "(1,)", (byte) 1));
        assertThatThrownBy(() -> Tables.read(npy, query("SELECT 1")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("not of arrays");
    }
}
