package org.rekindle.data.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.data.DataException;
import org.rekindle.data.Read;
import org.rekindle.data.TableFiles;
import org.rekindle.data.source.ScratchFiles;
import org.rekindle.data.source.Source;
import org.rekindle.data.source.TableReading;
import org.rekindle.data.storage.Storage;
import org.rekindle.data.table.Table;

class StandardInputTest {
    private final ScratchFiles scratch = new ScratchFiles();
    private final Path folder;

    StandardInputTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void deleteCopies() {
        scratch.close();
    }

    private StandardInput input(byte[] bytes, long most) {
        return new StandardInput(new ByteArrayInputStream(bytes), most, scratch);
    }

    private Table read(byte[] bytes) {
        Source source = input(bytes, 1 << 20).source();
        return TableFile.of(source, "", scratch)
                .read(TableReading.BY_THE_FILE, Storage.WHERE_IT_FITS);
    }

    @Test
    void itsKindIsSeenByItsContent() {
        assertThat(Read.numbers(read("x,y\n1,2\n".getBytes(UTF_8)), "y")).containsExactly(2);
        assertThat(Read.numbers(read("[{\"y\": 3}]".getBytes(UTF_8)), "y")).containsExactly(3);
        assertThat(Read.numbers(read(TableFiles.gzip("x,y\n1,4\n")), "y")).containsExactly(4);
    }

    @Test
    void itsChecksumIsThatOfAFileWithTheSameBytes() {
        byte[] bytes = TableFiles.gzip("x,y\n1,2\n");
        Path file = TableFiles.write(folder.resolve("a.csv.gz"), bytes);
        Table table = read(bytes);
        assertThat(table.sha256()).isEqualTo(Tables.read(file).sha256());
        assertThat(table.source()).hasToString("standard input");
    }

    @Test
    void itIsReadOnceAndMayBeUsedAgain() {
        StandardInput input = input("x\n1\n".getBytes(UTF_8), 100);
        assertThat(input.source()).isSameAs(input.source());
    }

    @Test
    void nothingIsAFault() {
        assertThatThrownBy(() -> input(new byte[0], 100).source())
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "standard input: nothing comes (0 bytes); pipe the table into this"
                                + " command");
    }

    @Test
    void moreThanTheMostIsAFault() {
        assertThatThrownBy(() -> input(new byte[101], 100).source())
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("standard input: more than 100 bytes come");
    }
}
