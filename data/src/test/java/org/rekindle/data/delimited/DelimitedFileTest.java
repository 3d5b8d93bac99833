package org.rekindle.data.delimited;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.data.DataException;
import org.rekindle.data.Queries;
import org.rekindle.data.Read;
import org.rekindle.data.TableFiles;
import org.rekindle.data.database.DuckDb;
import org.rekindle.data.file.Tables;
import org.rekindle.data.source.Source;
import org.rekindle.data.source.TableReading;
import org.rekindle.data.storage.Storage;
import org.rekindle.data.table.NumberColumn;
import org.rekindle.data.table.Table;

class DelimitedFileTest {
    private final Path folder;

    DelimitedFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Table read(String name, String text) {
        return Tables.read(TableFiles.write(folder.resolve(name), text));
    }

    private void assertFault(String text, String... parts) {
        Path file = TableFiles.write(folder.resolve("faulty.csv"), text);
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }

    @Test
    void numbersAndTextAreToldApart() {
        Table table = read("a.csv", "x,word\n1,red\n-2.5e3,blue\n .5 ,red\n");
        assertThat(Read.names(table)).containsExactly("x", "word");
        assertThat(Read.numbers(table, "x")).containsExactly(1, -2500, 0.5);
        assertThat(Read.texts(table, "word")).containsExactly("red", "blue", "red");
        assertThat(table.notes()).isEmpty();
    }

    @Test
    void anEmptyCellIsMissing() {
        Table table = read("a.csv", "x,word,none\n1,red,\n,\"\",\n3,  ,\n");
        assertThat(Read.numbers(table, "x")).containsExactly(1, Double.NaN, 3);
        assertThat(Read.texts(table, "word")).containsExactly("red", null, null);
        assertThat(Read.column(table, "word").missing()).isEqualTo(2);
        assertThat(Read.column(table, "none")).isInstanceOf(NumberColumn.class);
        assertThat(Read.column(table, "none").missing()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"a.csv ,", "b.csv ;", "c.tsv tab", "d.txt |", "e.txt tab", "f.csv tab"},
            delimiter = ' ')
    void theHeaderTellsTheDelimiter(String name, String delimiter) {
        String between = delimiter.equals("tab") ? "\t" : delimiter;
        Table table = read(name, "x%1$sword\n1%1$sred\n2%1$sblue\n".formatted(between));
        assertThat(Read.numbers(table, "x")).containsExactly(1, 2);
        assertThat(Read.texts(table, "word")).containsExactly("red", "blue");
    }

    @Test
    void delimitersInsideQuotesDoNotCount() {
        Table table = read("a.csv", "\"a;b;c\",\"say \"\"x\"\"\"\n1,2\n");
        assertThat(Read.names(table)).containsExactly("a;b;c", "say \"x\"");
    }

    @Test
    void aQuoteInsideANameIsALetter() {
        Table table = read("a.csv", "5\" pipes,b\n1,2\n");
        assertThat(Read.names(table)).containsExactly("5\" pipes", "b");
    }

    @Test
    void quotedCellsMayHoldAnything() {
        Table table = read("a.csv", "x,word\n1,\"two\nlines\"\n2,\"a, \"\"b\"\"\"\n");
        assertThat(Read.texts(table, "word")).containsExactly("two\nlines", "a, \"b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void everyLineEndingIsRead(String ending) {
        Table table = read("a.csv", String.join(ending, "x,y", "1,2", "3,4"));
        assertThat(Read.names(table)).containsExactly("x", "y");
        assertThat(Read.numbers(table, "y")).containsExactly(2, 4);
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstName() {
        Table table = read("a.csv", "\uFEFFx,y\n1,2\n");
        assertThat(Read.names(table)).containsExactly("x", "y");
    }

    @Test
    void gzipIsReadByItsName() {
        Path file =
                TableFiles.write(folder.resolve("a.csv.gz"), TableFiles.gzip("x,y\n1,2\n3,4\n"));
        assertThat(Read.numbers(Tables.read(file), "x")).containsExactly(1, 3);
    }

    @Test
    void theHashIsOfTheBytesOnDisk() {
        // printf 'x,y\n1,2\n' | sha256sum
        assertThat(read("a.csv", "x,y\n1,2\n").sha256())
                .isEqualTo("81bf9fa83c6f7f151bd491a98cd7d933de3965289e3ebd77c6c425f7eaa16392");
    }

    @Test
    void aCodeWithIdleZerosStaysText() {
        Table table = read("a.csv", "agent,year\n007,2001\n008,2002\n010,2003\n");
        assertThat(Read.texts(table, "agent")).containsExactly("007", "008", "010");
        assertThat(Read.numbers(table, "year")).containsExactly(2001, 2002, 2003);
    }

    @Test
    void idleZerosInManyNumbersOfDifferentLengthsAreOnlyAWayOfWriting() {
        String rows = IntStream.range(0, 101).mapToObj("0%d\n"::formatted).collect(joining());
        assertThat(Read.numbers(read("a.csv", "x\n" + rows), "x")).hasSize(101).endsWith(100);
    }

    @Test
    void marksForMissingNumbersAreMissing() {
        Table table = read("a.csv", "x,y,word\n1,?,NA\n2,NA,b\n3,  ,b\n3,4,c\n");
        assertThat(Read.numbers(table, "y")).containsExactly(Double.NaN, Double.NaN, Double.NaN, 4);
        assertThat(Read.texts(table, "word")).containsExactly("NA", "b", "b", "c");
        assertThat(table.notes()).isEmpty();
    }

    @Test
    void marksAreMissingWhereEveryColumnHoldsNumbers() {
        Table table = read("a.csv", "x,y\n1,?\n2,NA\n -, \n3,4\n");
        assertThat(Read.numbers(table, "x")).containsExactly(1, 2, Double.NaN, 3);
        assertThat(Read.numbers(table, "y")).containsExactly(Double.NaN, Double.NaN, Double.NaN, 4);
    }

    @Test
    void truthValuesAndDatesAreText() {
        Table table = read("a.csv", "yes,day\nTrue,2024-01-31\nFalse,2024-02-01\n");
        assertThat(Read.texts(table, "yes")).containsExactly("True", "False");
        assertThat(Read.texts(table, "day")).containsExactly("2024-01-31", "2024-02-01");
    }

    @Test
    void aColumnWithoutANameIsCalledByItsPlace() {
        Table table = read("a.csv", ",x\n0,5\n1,6\n");
        assertThat(Read.names(table)).containsExactly("column_1", "x");
        assertThat(table.notes()).singleElement().asString().contains("1 column has no name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"it's.csv", "a b.csv", "g*b[1]?.csv", "100%.csv", "{a,b}.csv", "[!a].csv"})
    void aPathIsNeverAPattern(String name) {
        TableFiles.write(folder.resolve("gXb1Y.csv"), "wrong\n0\n");
        TableFiles.write(folder.resolve("a.csv"), "wrong\n0\n");
        TableFiles.write(folder.resolve("b.csv"), "wrong\n0\n");
        Table table = read(name, "right\n1\n");
        assertThat(Read.names(table)).containsExactly("right");
        assertThat(Read.numbers(table, "right")).containsExactly(1);
    }

    @Test
    void foldersThatLookLikePartitionsAddNoColumn() throws Exception {
        Path partition = Files.createDirectory(folder.resolve("year=2024"));
        Table table = Tables.read(TableFiles.write(partition.resolve("a.csv"), "x\n1\n"));
        assertThat(Read.names(table)).containsExactly("x");
    }

    @Test
    void namesThatDifferInCapitalsAloneAreTwo() {
        Table table = read("a.csv", "x,X\n1,2\n");
        assertThat(Read.numbers(table, "x")).containsExactly(1);
        assertThat(Read.numbers(table, "X")).containsExactly(2);
    }

    @Test
    void manyRowsKeepTheirOrder() {
        String rows = IntStream.range(0, 300_000).mapToObj(i -> i + ",w\n").collect(joining());
        Table table = read("a.csv", "x,y\n" + rows);
        double[] expected = IntStream.range(0, 300_000).asDoubleStream().toArray();
        assertThat(Read.numbers(table, "x")).isEqualTo(expected);
    }

    /**
     * DuckDB takes minutes for this when the types are asked for in the obvious way: with FILTER or
     * AND in thousands of counts, or with a pass for each column.
     */
    @Test
    void thousandsOfColumnsAreReadInTwoPassesWithoutWhatDuckDbIsSlowAt() throws SQLException {
        int width = 2000;
        String names = IntStream.range(0, width).mapToObj(i -> "x" + i).collect(joining(","));
        String row = IntStream.range(0, width).mapToObj(i -> i + ".5").collect(joining(","));
        Path file =
                TableFiles.write(folder.resolve("a.csv"), names + "\n" + (row + "\n").repeat(25));
        List<String> queries = new ArrayList<>();
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (DuckDb database = DuckDb.over(Queries.kept(connection, queries))) {
            Table table =
                    new DelimitedFile(TableReading.BY_THE_FILE)
                            .relation(database, Source.of(file))
                            .read(database, Storage.WHERE_IT_FITS);
            assertThat(table.columns()).hasSize(width);
            assertThat(Read.numbers(table, "x1999")).hasSize(25).containsOnly(1999.5);
        }
        assertThat(queries.stream().filter(sql -> sql.contains("read_csv")))
                .hasSize(2)
                .noneMatch(sql -> sql.contains(" FILTER ") || sql.contains(" AND "));
    }

    @Test
    void thousandsOfColumnsAreReadInPartsAsTheyWouldBeInOne() {
        int width = 2345;
        String names = IntStream.range(0, width).mapToObj(i -> "x" + i).collect(joining(","));
        String rows =
                IntStream.range(0, 3)
                        .mapToObj(
                                row ->
                                        IntStream.range(0, width)
                                                .mapToObj(i -> i % 7 == 0 ? "w" + i : row + "." + i)
                                                .collect(joining(",")))
                        .collect(joining("\n"));
        Table table = read("a.csv", names + "\n" + rows);
        assertThat(String.join(",", Read.names(table))).isEqualTo(names);
        assertThat(Read.texts(table, "x2331")).containsExactly("w2331", "w2331", "w2331");
        assertThat(Read.numbers(table, "x2344")).containsExactly(0.2344, 1.2344, 2.2344);
        assertFault(names + "\n" + rows + ",1", "line 4 has 2,346 values");
    }

    @Test
    void twoColumnsOfOneNameAreAFault() {
        assertFault("a,b,a\n1,2,3\n", "columns 1 and 3", "\"a\"");
    }

    @Test
    void aLineWithTooManyValuesIsAFault() {
        assertFault("a,b\n1,2\n3,4,5\n", "line 3 has 3 values", "names 2 columns");
    }

    @Test
    void aLineWithTooFewValuesIsAFault() {
        assertFault("a,b\n1,2\n3,4\n5\n6,7\n", "line 4 has 1 value,", "names 2 columns");
    }

    @Test
    void aQuoteThatIsNeverClosedIsAFault() {
        assertFault("a,b\n1,\"x\n2,3\n", "line 2", "never closed");
    }

    @Test
    void aLineOfMegabytesIsAFault() {
        assertFault("a,b\n1,2\n3," + "x".repeat(3_000_000) + "\n", "line 3 is too long");
    }

    @Test
    void aLineThatDuckDbWouldPassOverInSilenceIsAFault() {
        String line = "3," + "x".repeat(40_000_000);
        assertFault("a,b\n1,2\n" + line, "line 3 is too long");
        assertFault("a,b\n" + line + "\n", "line 2 is too long");
    }

    @Test
    void aMillionColumnsAreAFaultAtOnce() {
        assertFault("1,".repeat(1_000_000) + "1\n", "line 1", "100,000 columns", "on its side");
    }

    @Test
    void whatDuckDbSaysOfItselfDoesNotReachTheUser() {
        Source source = new Source(folder.resolve("a.csv"));
        SQLException inner =
                new SQLException(
                        "Invalid Input Error: The CSV Parser state machine reached an invalid state");
        assertThat(new DelimitedFile(TableReading.BY_THE_FILE).fault(source, inner))
                .hasMessageStartingWith(source.path() + ": its rows")
                .hasMessageNotContaining("state machine");
    }

    @Test
    void aHeaderWithoutRowsIsAFault() {
        assertFault("a,b\n", "holds no rows");
    }

    @Test
    void digitsWithLeadingZerosAreTextIfAllHaveOneLengthOrAreFew() {
        StringBuilder text = new StringBuilder("zip,count,few\n");
        for (int row = 0; row < 150; row++) {
            text.append(
                    "%05d,%s,%s\n".formatted(row * 600 + 7, row == 3 ? "03" : row, "00" + row % 9));
        }
        text.append("NaN,NA,\n");
        Table table = read("a.csv", text.toString());
        assertThat(Read.texts(table, "zip")).startsWith("00007", "00607");
        assertThat(Read.numbers(table, "count")).startsWith(0, 1, 2, 3, 4);
        assertThat(Read.texts(table, "few")).startsWith("000", "001");
    }

    @Test
    void anEmptyFirstLineIsPassedOver() {
        assertThat(Read.numbers(read("a.csv", "\na,b\n1,2\n"), "b")).containsExactly(2);
        assertFault("\n \n", "there is no row");
    }

    @ParameterizedTest
    @CsvSource({"NaN,NaN", "nan,NaN", "inf,Infinity", "-Infinity,-Infinity", "1e999,Infinity"})
    void aNumberThatIsNotFiniteStaysANumber(String number, double value) {
        Table table = read("a.csv", "a,b\n1,2\n3," + number + "\n");
        assertThat(Read.numbers(table, "b")).containsExactly(2, value);
        assertThat(Read.column(table, "b").missing()).isEqualTo(Double.isNaN(value) ? 1 : 0);
    }

    @Test
    void otherEncodingsAreRead() {
        Path latin =
                TableFiles.write(
                        folder.resolve("latin.csv"),
                        "a,b\n1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Read.texts(Tables.read(latin), "b")).containsExactly("caf\u00e9");
        Path wide =
                TableFiles.write(
                        folder.resolve("wide.csv"),
                        "\uFEFFa,b\n1,2\n".getBytes(StandardCharsets.UTF_16LE));
        assertThat(Read.numbers(Tables.read(wide), "b")).containsExactly(2);
    }

    @Test
    void aLateByteThatIsNotUtf8IsAFaultWithItsLine() {
        byte[] good = ("a,b\n" + "1,\u00e9\n".repeat(20_000)).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = Arrays.copyOf(good, good.length + 4);
        bytes[good.length] = '2';
        bytes[good.length + 1] = ',';
        bytes[good.length + 2] = (byte) 0xE9;
        bytes[good.length + 3] = '\n';
        Path file = TableFiles.write(folder.resolve("late.csv"), bytes);
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("line 20002", "UTF-8");
    }

    @Test
    void brokenGzipIsAFault() {
        byte[] whole = TableFiles.gzip("a,b\n" + "1,2\n".repeat(100_000));
        Path cut =
                TableFiles.write(
                        folder.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Tables.read(cut))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("incomplete")
                .hasMessageNotContaining("\n");
        Path fake = TableFiles.write(folder.resolve("fake.csv.gz"), "a,b\n1,2\n");
        assertThatThrownBy(() -> Tables.read(fake))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("GZIP");
    }
}
