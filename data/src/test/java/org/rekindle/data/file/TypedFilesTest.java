package org.rekindle.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.data.DataException;
import org.rekindle.data.Read;
import org.rekindle.data.TableFiles;
import org.rekindle.data.table.Table;

class TypedFilesTest {
    private static final String EVERY_TYPE =
            """
            SELECT 7 AS i, 2.5::FLOAT AS f, 1.25::DECIMAL(6, 2) AS d, 3::UTINYINT AS u, true AS b,
              '007' AS code, DATE '2024-01-31' AS day, NULL::INTEGER AS gap
            UNION ALL SELECT NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
            """;

    private final Path folder;

    TypedFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Table parquet(String query) {
        return Tables.read(TableFiles.copy(folder.resolve("a.parquet"), query, "parquet"));
    }

    private void assertFault(Path file, String... parts) {
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }

    @Test
    void parquetGivesNumbersAndTextByItsTypes() {
        Table table = parquet(EVERY_TYPE);
        assertThat(Read.names(table))
                .containsExactly("i", "f", "d", "u", "b", "code", "day", "gap");
        assertThat(Read.numbers(table, "i")).containsExactly(7, Double.NaN);
        assertThat(Read.numbers(table, "f")).containsExactly(2.5, Double.NaN);
        assertThat(Read.numbers(table, "d")).containsExactly(1.25, Double.NaN);
        assertThat(Read.numbers(table, "u")).containsExactly(3, Double.NaN);
        assertThat(Read.texts(table, "b")).containsExactly("true", null);
        assertThat(Read.texts(table, "code")).containsExactly("007", null);
        assertThat(Read.texts(table, "day")).containsExactly("2024-01-31", null);
        assertThat(Read.column(table, "gap").missing()).isEqualTo(2);
    }

    @Test
    void columnNamesMayHoldQuotes() {
        Table table = parquet("SELECT 1 AS \"a \"\"b\"\" 'c'\"");
        assertThat(Read.names(table)).containsExactly("a \"b\" 'c'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2]", "{'x': 1}", "MAP {'a': 1}", "'a'::BLOB"})
    void nestedAndBinaryColumnsAreAFaultThatNamesThem(String value) {
        Path file =
                TableFiles.copy(
                        folder.resolve("a.parquet"),
                        "SELECT 1 AS good, %s AS bad".formatted(value),
                        "parquet");
        assertFault(file, "column \"bad\"", "nested");
    }

    @Test
    void notANumberIsMissingInParquetToo() {
        Path file =
                TableFiles.copy(
                        folder.resolve("a.parquet"),
                        "SELECT 1.0::DOUBLE AS x UNION ALL SELECT 'NaN'::DOUBLE",
                        "parquet");
        assertThat(Read.numbers(Tables.read(file), "x")).containsExactly(1, Double.NaN);
        assertThat(Read.column(Tables.read(file), "x").missing()).isEqualTo(1);
    }

    @Test
    void parquetWithoutRowsIsAFault() {
        assertFault(
                TableFiles.copy(
                        folder.resolve("a.parquet"), "SELECT 1 AS x WHERE false", "parquet"),
                "holds no rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "PAR1", "PAR1 and then something else PAR1"})
    void brokenParquetIsAFaultInOneLine(String content) {
        assertFault(TableFiles.write(folder.resolve("a.parquet"), content), "broken");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"x\": 1, \"w\": \"a\", \"b\": true}, {\"x\": 2.5, \"b\": false}]",
                "{\"x\": 1, \"w\": \"a\", \"b\": true}\n{\"x\": 2.5, \"b\": false}\n"
            })
    void jsonIsAnArrayOrOneObjectAfterTheOther(String text) {
        for (String name : new String[] {"a.json", "a.jsonl", "a.ndjson"}) {
            Table table = Tables.read(TableFiles.write(folder.resolve(name), text));
            assertThat(Read.numbers(table, "x")).containsExactly(1, 2.5);
            assertThat(Read.texts(table, "w")).containsExactly("a", null);
            assertThat(Read.texts(table, "b")).containsExactly("true", "false");
        }
    }

    @Test
    void gzippedJsonIsRead() {
        Path file = TableFiles.write(folder.resolve("a.jsonl.gz"), TableFiles.gzip("{\"x\":1}\n"));
        assertThat(Read.numbers(Tables.read(file), "x")).containsExactly(1);
    }

    @Test
    void textInJsonStaysAsItStands() {
        Table table =
                Tables.read(
                        TableFiles.write(
                                folder.resolve("a.jsonl"),
                                "{\"t\":\"12:30\",\"d\":\"2024-01-01T10:00:00Z\",\"n\":\"007\"}"));
        assertThat(Read.texts(table, "t")).containsExactly("12:30");
        assertThat(Read.texts(table, "d")).containsExactly("2024-01-01T10:00:00Z");
        assertThat(Read.texts(table, "n")).containsExactly("007");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"good\":1,\"bad\":{\"x\":1}}",
                "{\"good\":1,\"bad\":[1,2]}",
                "{\"bad\":1}\n{\"bad\":\"x\"}"
            })
    void nestedOrMixedJsonIsAFaultThatNamesTheColumn(String text) {
        assertFault(TableFiles.write(folder.resolve("a.json"), text), "column \"bad\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,", "[{\"a\":1}", "hello", "{\"a\":1}\n{\"a\":\n"})
    void brokenJsonIsAFaultInOneLine(String text) {
        assertFault(TableFiles.write(folder.resolve("a.json"), text), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "[1, 2]", "  \n"})
    void jsonWithoutObjectsIsAFaultThatShowsOne(String text) {
        assertFault(TableFiles.write(folder.resolve("a.json"), text), "{\"a\": 1, \"b\": 2}");
    }

    @Test
    void jsonNamesThatDifferInCapitalsAloneAreAFault() {
        assertFault(
                TableFiles.write(folder.resolve("a.json"), "{\"a\":1,\"A\":2}"),
                "\"a\" and \"A\" differ in capitals");
    }
}
