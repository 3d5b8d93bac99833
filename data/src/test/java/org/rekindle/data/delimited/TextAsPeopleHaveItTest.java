package org.rekindle.data.delimited;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.data.DataException;
import org.rekindle.data.Read;
import org.rekindle.data.TableFiles;
import org.rekindle.data.file.Tables;
import org.rekindle.data.preparation.Preparation;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.data.source.TableReading;
import org.rekindle.data.table.Table;
import org.rekindle.data.table.TextColumn;

class TextAsPeopleHaveItTest {
    private final Path folder;

    TextAsPeopleHaveItTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Table read(String text) {
        return Tables.read(TableFiles.write(folder.resolve("a.txt"), text));
    }

    private Table read(String text, boolean header) {
        Path file = TableFiles.write(folder.resolve("a.csv"), text);
        return Tables.read(file, new TableReading(header));
    }

    private static void assertXAndWord(Table table) {
        assertThat(Read.names(table)).containsExactly("x", "word");
        assertThat(Read.numbers(table, "x")).containsExactly(1, 2.5, -3);
        assertThat(Read.texts(table, "word")).containsExactly("red", "blue", "red");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x word\n1 red\n2.5 blue\n-3 red\n",
                "  x   word\n  1   red\n2.5  blue\n -3   red  \n",
                "x \t word\n1 \t red\n2.5\tblue\n-3 red\n",
                "x 'word'\n1 'red'\n2.5 'blue'\n-3 'red'\n",
            })
    void anyRunOfBlanksSeparatesCells(String text) {
        Table table = read(text);
        assertXAndWord(table);
        assertThat(table.notes()).contains("Blanks separate the cells.");
    }

    @Test
    void aQuotedCellMayHoldTheBlanksThatSeparateOthers() {
        Table table = read("x name\n1 \"a b\"\n2 \"c  d\"\n");
        assertThat(Read.texts(table, "name")).containsExactly("a b", "c  d");
    }

    @Test
    void blanksInsideCellsSeparateNothingWhereThereIsADelimiter() {
        Table table = read("full name,k\nAnn Lee,1\nBo Li,2\n");
        assertThat(Read.texts(table, "full name")).containsExactly("Ann Lee", "Bo Li");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#", "%", "//", "# "})
    void commentsAreSkippedWhereverTheyStand(String mark) {
        String comment = mark + "one, \"two, three\n";
        Table table =
                read(
                        comment
                                + comment
                                + "x,word\n1,red\n"
                                + comment
                                + "2.5,blue\n-3,red\n"
                                + comment);
        assertXAndWord(table);
        assertThat(table.notes()).anyMatch(note -> note.startsWith("Skipped 4 comment lines"));
    }

    @Test
    void aCommentBetweenRowsNeedsNoneAboveThem() {
        Table table = read("x,word\n1,red\n# half way\n2.5,blue\n-3,red\n");
        assertXAndWord(table);
        assertThat(table.notes()).containsExactly("Skipped 1 comment line (starting with #).");
    }

    @Test
    void aMarkThatStartsAValueIsNoComment() {
        Table table = read("colour,x\n#ff0000,1\n#00ff00,2\n");
        assertThat(Read.texts(table, "colour")).containsExactly("#ff0000", "#00ff00");
        assertThat(table.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'# a b c', ' '", "'#a,b,c', ','", "'# a\tb\tc', '\t'"})
    void namesMayStandInTheCommentAboveTheRows(String comment, String delimiter) {
        String row = String.join(delimiter, "1.5", "2.5", "3.5");
        Table table = read(comment + "\n" + row + "\n" + row + "\n");
        assertThat(Read.names(table)).containsExactly("a", "b", "c");
        assertThat(Read.numbers(table, "c")).containsExactly(3.5, 3.5);
        assertThat(table.notes()).anyMatch(note -> note.contains("comment above"));
    }

    @ParameterizedTest
    @CsvSource({"sep=;, ;", "SEP=|, |", "'\"sep=,\"', ','"})
    void aFirstLineMayNameTheDelimiter(String line, String delimiter) {
        Table table =
                read(
                        line
                                + "\r\n"
                                + "x,word\r\n1,red\r\n2.5,blue\r\n-3,red\r\n"
                                        .replace(",", delimiter));
        assertXAndWord(table);
        assertThat(table.notes())
                .anyMatch(note -> note.contains("\"" + delimiter + "\" separates"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sales of 2024\n\nx,word\n1,red\n2.5,blue\n-3,red\n",
                "\n\nSales\nby month\n\n x,word\n1,red\n2.5,blue\n-3,red\n",
            })
    void titlesAboveTheHeaderAreSkippedAndTold(String text) {
        Table table = read(text);
        assertXAndWord(table);
        assertThat(table.notes()).anyMatch(note -> note.contains("above the table: \"Sales"));
    }

    @Test
    void aTitleThatIsPaddedWithDelimitersIsOne() {
        Table table = read("Sales,,\n,,\nx,word,z\n1,red,1\n2,blue,2\n");
        assertThat(Read.names(table)).containsExactly("x", "word", "z");
    }

    @Test
    void emptyLinesAreNoRows() {
        Table table = read("\n\nx,word\n1,red\n\n2.5,blue\n   \n-3,red\n\n\n");
        assertXAndWord(table);
    }

    @Test
    void singleQuotesAreLeftOut() {
        Table table = read("'x','word'\n1,'a, b'\n2,'it''s'\n");
        assertThat(Read.names(table)).containsExactly("x", "word");
        assertThat(Read.texts(table, "word")).containsExactly("a, b", "it's");
        assertThat(table.notes()).contains("Single quotes around cells are left out.");
    }

    @Test
    void anApostropheIsALetter() {
        Table table = read("x,word\n1,'tis\n2,rock 'n' roll\n3,dogs'\n");
        assertThat(Read.texts(table, "word")).containsExactly("'tis", "rock 'n' roll", "dogs'");
    }

    @Test
    void aQuoteMayFollowTheBlankAfterADelimiter() {
        Table table = read("x, word\n1, \"a, b\"\n2, \"c\"\n");
        assertThat(Read.texts(table, "word")).containsExactly("a, b", "c");
    }

    @Test
    void aQuoteAmongLettersIsALetter() {
        Table table = read("x,word\n1,5\" pipe\n2,say \"so\"\n");
        assertThat(Read.texts(table, "word")).containsExactly("5\" pipe", "say \"so\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x,word\n1,red\r\n2.5,blue\r\n-3,red\n",
                "x,word\r1,red\n2.5,blue\r\n-3,red",
                "x,word\r\n1,red\r\n2.5,blue\n-3,red\r\n",
            })
    void lineEndingsMayBeMixed(String text) {
        Table table = read(text);
        assertXAndWord(table);
        assertThat(table.notes())
                .containsExactly("Lines end in more than one way; each of them ends a row.");
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-16LE, true",
        "UTF-16BE, true",
        "UTF-16LE, false",
        "UTF-16BE, false",
        "UTF-32LE, true",
        "ISO-8859-1, false",
        "windows-1252, false"
    })
    void otherEncodingsAreGuessedAndTold(String charset, boolean mark) {
        String word = charset.startsWith("w") ? "\u20AC5 caf\u00e9" : "caf\u00e9";
        String text = (mark ? "\uFEFF" : "") + "gr\u00f6\u00dfe,word\n1," + word + "\n2,b\n";
        Path file =
                TableFiles.write(folder.resolve("a.csv"), text.getBytes(Charset.forName(charset)));
        Table table = Tables.read(file);
        assertThat(Read.names(table)).containsExactly("gr\u00f6\u00dfe", "word");
        assertThat(Read.texts(table, "word")).containsExactly(word, "b");
        assertThat(table.notes())
                .singleElement()
                .asString()
                .startsWith("The file is not UTF-8; it is read as ");
    }

    @Test
    void anOtherEncodingIsSeenWhereverItBegins() {
        byte[] good = ("x,word\n" + "1,b\n".repeat(500_000)).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(good);
        bytes.writeBytes("2,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        Table table = Tables.read(TableFiles.write(folder.resolve("a.csv"), bytes.toByteArray()));
        assertThat(table.rows()).isEqualTo(500_001);
        assertThat(((TextColumn) Read.column(table, "word")).dictionary())
                .containsExactly("b", "caf\u00e9");
    }

    @Test
    void aStrayByteAmongLettersOfUtf8IsAFaultWithItsLine() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(
                "x,word\n1,caf\u00e9\n2,\u00e9t\u00e9\n3,".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xE9);
        bytes.write('\n');
        Path file = TableFiles.write(folder.resolve("a.csv"), bytes.toByteArray());
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("line 4 is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5.1,3.5,setosa\n4.9,3,setosa\n6,2.2,virginica\n",
                "vhigh,vhigh,2\nlow,vhigh,2\nlow,low,4\n",
                "p,x,s\ne,x,y\np,b,s\n",
                "1000025,5,1,1\n1002945,5,4,4\n1015425,3,1,1\n",
                "2024-01-01,1\n2024-01-02,2\n2024-01-03,3\n",
                "7\n8\n3\n",
            })
    void aFirstRowThatLooksLikeTheOthersIsOneOfThem(String text) {
        Table table = read(text);
        assertThat(table.rows()).isEqualTo(3);
        assertThat(Read.names(table))
                .isEqualTo(
                        IntStream.rangeClosed(1, table.columns().size())
                                .mapToObj(i -> "column_" + i)
                                .toList());
        assertThat(table.notes()).singleElement().asString().contains("first row", "column_1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x,y\n1,2\n3,4\n",
                "name,city\nAnn,Rome\nBo,Paris\n",
                "country,2000,2001,2002\nFrance,1,2,3\nItaly,4,5,6\n",
                "0,1,2\n5.5,6.5,7.5\n1,2,3\n",
                "male,yes\n1,0\n0,1\n",
                ",x\n0,5\n1,6\n",
            })
    void aFirstRowThatDiffersNamesTheColumns(String text) {
        assertThat(read(text).rows()).isEqualTo(2);
    }

    @Test
    void theUserDecidesWhetherThereIsAHeader() {
        Table without = read("x,y\n1,2\n", false);
        assertThat(Read.texts(without, "column_1")).containsExactly("x", "1");
        Table with = read("5,6\n7,8\n", true);
        assertThat(Read.numbers(with, "5")).containsExactly(7);
    }

    @Test
    void aHeaderMayLackTheNameOfTheFirstColumnAsRWritesIt() {
        Table table = read("x word\na 1 red\nb 2 blue\nc 3 red\n");
        assertThat(Read.names(table)).containsExactly("column_1", "x", "word");
        assertThat(Read.numbers(table, "x")).containsExactly(1, 2, 3);
        assertThat(table.notes()).anyMatch(note -> note.contains("the first column has none"));
    }

    @Test
    void rowsMayEndWithADelimiterThatTheHeaderLacks() {
        Table table = read("x,word\n1,red,\n2.5,blue,\n-3,red,\n");
        assertThat(Read.numbers(table, "x")).containsExactly(1, 2.5, -3);
        assertThat(Read.column(table, "column_3").missing()).isEqualTo(3);
    }

    @Test
    void aColumnThatIsNamedByItsValueIsFoundByItsPlace() {
        Table table = read("5.1,3.5,setosa\n4.9,3,setosa\n6,2.2,virginica\n");
        assertThatThrownBy(() -> Preparation.prepare(table, new PreparationRequest("setosa")))
                .isInstanceOfSatisfying(
                        DataException.class,
                        fault -> {
                            assertThat(fault.reason()).contains(DataException.Reason.NO_HEADER);
                            assertThat(fault.columns()).containsExactly("column_3");
                        })
                .hasMessageContainingAll("names no columns", "(column_3)");
    }

    @Test
    void aMegabyteBeginningIsEnoughToSeeHowALongFileIsWritten() {
        String rows =
                IntStream.range(0, 200_000)
                        .mapToObj(i -> i + "   w" + i % 3 + "\n")
                        .collect(joining());
        Table table = read("# made by a program\nx word\n" + rows);
        assertThat(table.rows()).isEqualTo(200_000);
        assertThat(Read.names(table)).isEqualTo(List.of("x", "word"));
        assertThat(Read.numbers(table, "x")[199_999]).isEqualTo(199_999);
    }
}
