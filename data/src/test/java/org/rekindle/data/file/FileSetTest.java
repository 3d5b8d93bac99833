package org.rekindle.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.data.DataException;
import org.rekindle.data.Pass;
import org.rekindle.data.Read;
import org.rekindle.data.TableFiles;
import org.rekindle.data.sample.SampleFile;
import org.rekindle.data.sample.SampleRequest;
import org.rekindle.data.table.Table;

class FileSetTest {
    private final Path folder;

    FileSetTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file(String name, String text) {
        return TableFiles.write(parent(name), text);
    }

    private Path parent(String name) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }

    @Test
    void theFilesOfAFolderAreOneTableInTheOrderOfTheirNames() {
        file("b.csv", "x,word\n3,red\n");
        file("a.csv", "x,word\n1,red\n2,blue\n");
        Table table = Tables.read(folder);
        assertThat(Read.numbers(table, "x")).containsExactly(1, 2, 3);
        assertThat(Read.texts(table, "word")).containsExactly("red", "blue", "red");
        assertThat(table.notes()).contains("These are 2 files, in the order of their names.");
    }

    @Test
    void eachFileMayBeLaidOutAndPackedInItsOwnWay() {
        file("1.csv", "x;word\n1;red\n");
        file("2.csv", "# a comment\nword,x\nblue,2\n");
        TableFiles.write(folder.resolve("3.csv.gz"), TableFiles.gzip("x,word\r\n3,green\r\n"));
        Table table = Tables.read(folder);
        assertThat(Read.names(table)).containsExactly("x", "word");
        assertThat(Read.numbers(table, "x")).containsExactly(1, 2, 3);
        assertThat(Read.texts(table, "word")).containsExactly("red", "blue", "green");
    }

    @Test
    void aPatternNamesSomeOfTheFiles() {
        file("part-1.csv", "x\n1\n");
        file("part-2.csv", "x\n2\n");
        file("other.csv", "y,z\n3,4\n");
        assertThat(Read.numbers(Tables.read(folder.resolve("part-*.csv")), "x"))
                .containsExactly(1, 2);
    }

    @Test
    void aPatternMayNameFolders() {
        file("one/data.csv", "x\n1\n");
        file("two/data.csv", "x\n2\n");
        file("two/other.csv", "y,z\n3,4\n");
        assertThat(Read.numbers(Tables.read(folder.resolve("*").resolve("data.csv")), "x"))
                .containsExactly(1, 2);
    }

    @Test
    void aFileWhoseNameLooksLikeAPatternIsThatFile() {
        Path file = file("a[1].csv", "x\n1\n");
        file("a1.csv", "x\n2\n");
        assertThat(Read.numbers(Tables.read(file), "x")).containsExactly(1);
    }

    @Test
    void partitionsBecomeColumns() {
        file("year=2023/kind=a%20b/part.csv", "x\n1\n");
        file("year=2024/kind=__HIVE_DEFAULT_PARTITION__/part.csv", "x\n2\n3\n");
        Table table = Tables.read(folder);
        assertThat(Read.names(table)).containsExactly("x", "year", "kind");
        assertThat(Read.numbers(table, "year")).containsExactly(2023, 2024, 2024);
        assertThat(Read.texts(table, "kind")).containsExactly("a b", null, null);
    }

    @Test
    void parquetFilesAreOneTable() {
        TableFiles.copy(parent("year=1/a.parquet"), "SELECT 1 AS x, 'red' AS word", "parquet");
        TableFiles.copy(parent("year=2/b.parquet"), "SELECT 'blue' AS word, 2.5 AS x", "parquet");
        Table table = Tables.read(folder);
        assertThat(Read.names(table)).containsExactly("x", "word", "year");
        assertThat(Read.numbers(table, "x")).containsExactly(1, 2.5);
        assertThat(Read.texts(table, "word")).containsExactly("red", "blue");
        assertThat(Read.numbers(table, "year")).containsExactly(1, 2);
    }

    @Test
    void rowsStayInOrderWhereTheFilesAreLarge() {
        String first = numbers(0, 50_000);
        String second = numbers(50_000, 90_000);
        file("a.csv", first);
        file("b.csv", second);
        double[] read = Read.numbers(Tables.read(folder), "x");
        assertThat(read).hasSize(90_000).isSorted();
    }

    private static String numbers(int from, int to) {
        StringBuilder text = new StringBuilder("x\n");
        IntStream.range(from, to).forEach(i -> text.append(i).append('\n'));
        return text.toString();
    }

    @Test
    void otherColumnsAreAFaultThatNamesTheFileAndTheColumn() {
        Path first = file("a.csv", "x,y\n1,2\n");
        Path second = file("b.csv", "x,z\n1,2\n");
        assertThatThrownBy(() -> Tables.read(folder))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        second + ": has no column \"y\", but " + first + " has one");
    }

    @Test
    void aColumnMoreIsAFault() {
        file("a.csv", "x,y\n1,2\n");
        Path second = file("b.csv", "x,y,z\n1,2,3\n");
        assertThatThrownBy(() -> Tables.read(folder))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(second + ": has a column \"z\"");
    }

    @Test
    void aFileOutsideThePartitionsIsAFault() {
        file("year=2023/a.csv", "x\n1\n");
        Path second = file("zero.csv", "x\n1\n");
        assertThatThrownBy(() -> Tables.read(folder))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(second + ": lies in no folder \"year=...\"");
    }

    @Test
    void filesOfTwoKindsAreAFault() {
        file("a.csv", "x\n1\n");
        TableFiles.copy(folder.resolve("b.parquet"), "SELECT 1 AS x", "parquet");
        assertThatThrownBy(() -> Tables.read(folder))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("a.csv is text", "b.parquet is Parquet", "*.csv");
    }

    @Test
    void aHeaderInSomeFilesAloneIsAFault() {
        file("a.csv", "1,2.5\n2,3.5\n");
        Path second = file("b.csv", "x,y\n1,2\n");
        assertThatThrownBy(() -> Tables.read(folder))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(second + ": its first row seems to name the columns");
    }

    @Test
    void whatIsNoTableIsLeftOutAndNamed() {
        file("a.csv", "x\n1\n");
        file("notes.md", "Read me");
        file("_SUCCESS", "");
        file(".hidden.csv", "z\n1\n");
        file("empty.csv", "");
        Table table = Tables.read(folder);
        assertThat(Read.numbers(table, "x")).containsExactly(1);
        assertThat(table.notes())
                .contains("Left out 2 files, which are empty or no table: empty.csv, notes.md.");
    }

    @Test
    void aPatternThatFitsNothingIsAFault() {
        assertThatThrownBy(() -> Tables.read(folder.resolve("*.csv")))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith(": no file fits this pattern; check the path");
    }

    @Test
    void theChecksumIsOverNamesAndContents() throws IOException {
        Path one = file("a.csv", "x\n1\n");
        file("b.csv", "x\n2\n");
        String before = Tables.read(folder).sha256();
        assertThat(Tables.read(folder).sha256()).isEqualTo(before);
        Files.move(one, folder.resolve("aa.csv"));
        assertThat(Tables.read(folder).sha256()).isNotEqualTo(before);
    }

    @Test
    void theFilesAreSamplesForAModel() {
        file("a.csv", "x,y\n1,2\n");
        file("b.csv", "y;x\n4;3\n");
        SampleRequest request = new SampleRequest(List.of(), List.of(), 1, 0, 0);
        SampleFile samples = Samples.open(folder, request);
        assertThat(Pass.numbers(samples, "", 2)).containsExactly(1, 2, 3, 4);
        assertThat(samples.sha256()).isEqualTo(Tables.read(folder).sha256());
    }
}
