package org.rekindle.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rekindle.data.DataException;
import org.rekindle.data.TableFiles;
import org.rekindle.data.file.Tables;

class SourceTest {
    private final Path folder;

    SourceTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aMissingFileIsAFault() {
        Path file = folder.resolve("nothing.csv");
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": there is no such file; check the path");
    }

    @Test
    void aDirectoryWithoutATableIsAFault() {
        assertThatThrownBy(() -> Tables.read(folder))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(folder + ": there is no table in this folder;");
    }

    @Test
    void anEmptyFileIsAFault() {
        Path file = TableFiles.write(folder.resolve("a.csv"), "");
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": the file is empty (0 bytes)");
    }

    @Test
    void aFileThatMayNotBeReadIsAFault() {
        Path file = TableFiles.write(folder.resolve("a.csv"), "x\n1\n");
        assumeThat(file.toFile().setReadable(false)).isTrue();
        // Whoever is root may read everything.
        assumeThat(Files.isReadable(file)).isFalse();
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": the file may not be read; check its permissions");
    }

    @Test
    void anUnknownKindOfFileIsAFaultThatListsTheKnown() {
        Path file = TableFiles.write(folder.resolve("a.docx"), "x");
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(
                        ".csv",
                        ".tsv",
                        ".txt",
                        ".json",
                        ".jsonl",
                        ".ndjson",
                        ".gz",
                        ".parquet",
                        ".xlsx",
                        ".arff",
                        ".zst",
                        ".npz",
                        "-idx3-ubyte");
    }

    @Test
    void aPipeIsRefusedAtOnceAndNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe.csv");
        Process made;
        try {
            made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        } catch (IOException e) {
            assumeThat(true).as("there is mkfifo").isFalse();
            return;
        }
        assumeThat(made.waitFor()).isZero();
        assertThatThrownBy(() -> Tables.read(pipe))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("pipe", "write it to a file first");
    }

    @Test
    void capitalsInTheNameDoNotMatter() {
        Path file = TableFiles.write(folder.resolve("A.CSV"), "x\n1\n");
        assertThat(Tables.read(file).rows()).isEqualTo(1);
    }

    @Test
    void aFaultIsOneLine() {
        assertThat(new DataException("a\r\nb\nc")).hasMessage("a b c");
    }
}
