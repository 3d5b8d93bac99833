package org.rekindle.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.data.DataException;
import org.rekindle.data.Read;
import org.rekindle.data.TableFiles;
import org.rekindle.data.table.Table;

class JsonShapesTest {
    private final Path folder;

    JsonShapesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Table read(String text) {
        return Tables.read(TableFiles.write(folder.resolve("a.json"), text));
    }

    private void assertFault(String text, String... parts) {
        Path file = TableFiles.write(folder.resolve("faulty.json"), text);
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContainingAll(parts);
    }

    /** What pandas 2 writes for a frame of a = [1, 2.5] and "b c" = ["x", None], and wrappers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":{\"0\":1,\"1\":2.5},\"b c\":{\"0\":\"x\",\"1\":null}}",
                "{\"0\":{\"a\":1,\"b c\":\"x\"},\"1\":{\"a\":2.5,\"b c\":null}}",
                "{\"columns\":[\"a\",\"b c\"],\"index\":[0,1],\"data\":[[1,\"x\"],[2.5,null]]}",
                "{\"schema\":{\"fields\":[{\"name\":\"a\",\"type\":\"number\"}],\"pandas_version\":\"1.4.0\"},"
                        + "\"data\":[{\"a\":1,\"b c\":\"x\"},{\"a\":2.5,\"b c\":null}]}",
                "{\"a\":[1,2.5],\"b c\":[\"x\",null]}",
                "{\"count\":2,\"next\":null,\"results\":[{\"a\":1,\"b c\":\"x\"},{\"a\":2.5}]}",
            })
    void everyOrientationIsTheSameTable(String text) {
        Table table = read(text);
        assertThat(Read.names(table)).containsExactly("a", "b c");
        assertThat(Read.numbers(table, "a")).containsExactly(1, 2.5);
        assertThat(Read.texts(table, "b c")).containsExactly("x", null);
        assertThat(table.notes()).hasSize(1);
    }

    @Test
    void rowsAsArraysHaveNoNames() {
        Table table = read("[[1,\"x\"],[2.5,null]]");
        assertThat(Read.names(table)).containsExactly("column_1", "column_2");
        assertThat(Read.numbers(table, "column_1")).containsExactly(1, 2.5);
        assertThat(Read.texts(table, "column_2")).containsExactly("x", null);
    }

    @Test
    void anIndexOfWordsIsAnIndexOfColumnsAsPandasWritesIt() {
        Table table = read("{\"a\":{\"ann\":1,\"bo\":2},\"b\":{\"ann\":3,\"bo\":4}}");
        assertThat(Read.names(table)).containsExactly("a", "b");
        assertThat(Read.numbers(table, "b")).containsExactly(3, 4);
    }

    @Test
    void namesMayHoldWhatPathsAreMadeOf() {
        Table table = read("{\"a/b~c.d$[0]*\\\"'\":[1,2],\"e\":[3,4]}");
        assertThat(Read.names(table)).containsExactly("a/b~c.d$[0]*\"'", "e");
        assertThat(Read.numbers(table, "a/b~c.d$[0]*\"'")).containsExactly(1, 2);
    }

    @Test
    void manyRowsInOneObjectKeepTheirOrder() {
        String values =
                IntStream.range(0, 300_000)
                        .mapToObj(i -> "\"" + i + "\":" + i)
                        .collect(Collectors.joining(","));
        Table table = read("{\"a\":{" + values + "},\"b\":{" + values + "}}");
        double[] expected = IntStream.range(0, 300_000).asDoubleStream().toArray();
        assertThat(Read.numbers(table, "b")).isEqualTo(expected);
    }

    @Test
    void numbersInQuotesAreNumbersAndOtherTextIsNot() {
        Table table =
                read(
                        "[{\"x\":\"1.25\",\"code\":\"007\",\"w\":\"a\",\"b\":true},{\"x\":\"-2e3\",\"code\":\"010\",\"w\":\"5\",\"b\":false}]");
        assertThat(Read.numbers(table, "x")).containsExactly(1.25, -2000);
        assertThat(Read.texts(table, "code")).containsExactly("007", "010");
        assertThat(Read.texts(table, "w")).isEqualTo(List.of("a", "5"));
        assertThat(Read.texts(table, "b")).containsExactly("true", "false");
    }

    @Test
    void gzippedShapesAreRead() {
        Path file =
                TableFiles.write(
                        folder.resolve("a.json.gz"), TableFiles.gzip("{\"a\":[1,2],\"b\":[3,4]}"));
        assertThat(Read.numbers(Tables.read(file), "b")).containsExactly(3, 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"a\":[1,2],\"b\":[1]}; \"a\" has 2 values but \"b\" has 1",
                "{\"a\":{\"0\":1},\"b\":{\"1\":1}}; different keys",
                "[[1,2],[3]]; from 1 to 2 values",
                "{\"columns\":[\"a\"],\"data\":[[1,2]]}; names 1",
                "{\"t\":[{\"a\":1}],\"u\":[{\"a\":1}]}; more than one table in it: t, u",
            })
    void whatDoesNotFitIsAFault(String text, String part) {
        assertFault(text, part);
    }
}
