package org.rekindle.data.delimited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.data.DataException;
import org.rekindle.data.Read;
import org.rekindle.data.TableFiles;
import org.rekindle.data.file.Tables;

class NoTableTest {
    private final Path folder;

    NoTableTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private void assertFault(String content, String... parts) {
        Path file =
                TableFiles.write(
                        folder.resolve("a.csv"), content.getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }

    static Stream<Arguments> contents() {
        return Stream.of(
                Arguments.of("\u0089PNG\r\n\u001A\n\0\0\0\rIHDR", "no table but a PNG image"),
                Arguments.of("\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF", "no table but a JPEG image"),
                Arguments.of("GIF89a\u0001,\u0002", "no table but a GIF image"),
                Arguments.of("%PDF-1.7\n%\u00E2\u00E3\n1 0 obj", "no table but a PDF document"),
                Arguments.of("\u007FELF\u0002\u0001\u0001\0", "no table but a program"),
                Arguments.of("\u0080\u0004\u0095,\n\0\0", "no table but a pickled Python object"),
                Arguments.of("SQLite format 3\0", "no table but a SQLite database"),
                Arguments.of("<!DOCTYPE html><html>,</html>", "no table but a web page"),
                Arguments.of(
                        "PK\u0003\u0004\u0014\0",
                        "a zip archive or an Excel workbook; its name must end in .zip"),
                Arguments.of("\u001F\u008B\u0008\0", "packed by gzip; its name must end in .gz"),
                Arguments.of("PAR1\u0015\u0004", "a Parquet file; its name must end in .parquet"));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void whatIsNoTableIsNamedByItsFirstBytes(String content, String kind) {
        assertFault(content, "a.csv: this is no", kind);
    }

    @Test
    void otherBinaryDataIsCalledSo() {
        byte[] noise = new byte[5000];
        new Random(4).nextBytes(noise);
        assertFault(new String(noise, StandardCharsets.ISO_8859_1), "binary data", "CSV");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RIFF", "PAR1", "GIF8", "BM", "PK", "MZ", "ID3", "II", "X", "html"})
    void wordsThatBeginLikeAMarkAreNames(String name) {
        Path file = TableFiles.write(folder.resolve("a.csv"), "a," + name + "\n1,2\n3,4\n");
        assertThat(Read.numbers(Tables.read(file), name)).containsExactly(2, 4);
        Path first = TableFiles.write(folder.resolve("b.csv"), name + "x,b\n1,2\n3,4\n");
        assertThat(Read.numbers(Tables.read(first), "b")).containsExactly(2, 4);
    }
}
