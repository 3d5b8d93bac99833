package org.rekindle.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.data.DataException;
import org.rekindle.data.Read;
import org.rekindle.data.TableFiles;
import org.rekindle.data.source.GrowthLimit;
import org.rekindle.data.source.Source;
import org.rekindle.data.table.Table;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class PackedFilesTest {
    private static final byte[] CSV =
            "x,word\n1,red\n2.5,blue\n-3,red\n".getBytes(StandardCharsets.UTF_8);

    private final Path folder;

    PackedFilesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static byte[] packed(String how, byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            switch (how) {
                case "gz" -> out.writeBytes(TableFiles.gzip(bytes));
                case "zst", "zstd" -> out.writeBytes(Zstd.compress(bytes));
                case "bz2" -> {
                    try (OutputStream stream = new BZip2CompressorOutputStream(out)) {
                        stream.write(bytes);
                    }
                }
                default -> {
                    try (OutputStream stream = new XZOutputStream(out, new LZMA2Options(1))) {
                        stream.write(bytes);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Path zip(String name, Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return TableFiles.write(folder.resolve(name), out.toByteArray());
    }

    private static void assertXAndWord(Table table) {
        assertThat(Read.names(table)).containsExactly("x", "word");
        assertThat(Read.numbers(table, "x")).containsExactly(1, 2.5, -3);
        assertThat(Read.texts(table, "word")).containsExactly("red", "blue", "red");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "zst", "zstd", "bz2", "xz"})
    void everyPackingIsRead(String how) {
        Path file = TableFiles.write(folder.resolve("a.csv." + how), packed(how, CSV));
        Table table = Tables.read(file);
        assertXAndWord(table);
        assertThat(table.source()).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gz", "zst", "bz2", "xz"})
    void aNameWithoutSuffixIsReadByItsContent(String how) {
        assertXAndWord(Tables.read(TableFiles.write(folder.resolve("table"), packed(how, CSV))));
    }

    @ParameterizedTest
    @CsvSource({"gz", "zst"})
    void otherKindsOfTableMayBePacked(String how) throws IOException {
        Path parquet =
                TableFiles.copy(
                        folder.resolve("a.parquet"), "SELECT 1 AS x UNION ALL SELECT 2", "parquet");
        Path file =
                TableFiles.write(
                        folder.resolve("a.parquet." + how),
                        packed(how, Files.readAllBytes(parquet)));
        assertThat(Read.numbers(Tables.read(file), "x")).containsExactly(1, 2);
    }

    @Test
    void aZipWithOneTableIsThatTable() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("__MACOSX/._a.csv", new byte[] {1});
        entries.put("data/readme.md", new byte[] {1});
        entries.put("data/a.csv", CSV);
        assertXAndWord(Tables.read(zip("a.zip", entries)));
        assertXAndWord(Tables.read(zip("b.csv.zip", Map.of("a", CSV))));
    }

    @Test
    void aZipWithMoreTablesIsAFaultThatNamesThem() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("a.csv", CSV);
        entries.put("b.csv", CSV);
        Path file = zip("a.zip", entries);
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("more than one table in this zip: a.csv, b.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zst", "bz2", "xz"})
    void aPackedFileThatIsCutOffIsAFault(String how) {
        byte[] whole = packed(how, "x,y\n1,2\n".repeat(50_000).getBytes(StandardCharsets.UTF_8));
        Path file =
                TableFiles.write(
                        folder.resolve("a.csv." + how),
                        java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageNotContaining("\n");
    }

    @Test
    void whatGrowsFarMoreThanTablesDoIsAFault() throws IOException {
        Source source = new Source(folder.resolve("bomb.gz"));
        InputStream zeros =
                new InputStream() {
                    @Override
                    public int read() {
                        return 0;
                    }

                    @Override
                    public int read(byte[] bytes, int offset, int length) {
                        return length;
                    }
                };
        try (GrowthLimit limit = new GrowthLimit(source, zeros, 1 << 20)) {
            assertThatThrownBy(() -> limit.transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("unpacks to more than 1,073,741,824 bytes");
            assertThatThrownBy(() -> limit.check(1L << 40)).isInstanceOf(DataException.class);
        }
        try (GrowthLimit usual =
                new GrowthLimit(source, new ByteArrayInputStream(new byte[5]), 1 << 20)) {
            assertThat(usual.readAllBytes()).hasSize(5);
        }
    }

    @ParameterizedTest
    @CsvSource({"a.tab, '\t'", "a.psv, '|'", "a.dat, ' '", "a.data, ','", "a, ';'"})
    void otherNamesForTextAreRead(String name, String delimiter) {
        String text = new String(CSV, StandardCharsets.UTF_8).replace(",", delimiter);
        assertXAndWord(Tables.read(TableFiles.write(folder.resolve(name), text)));
    }

    @Test
    void contentTellsWhatANameDoesNot() throws IOException {
        Path parquet = TableFiles.copy(folder.resolve("a.pq"), "SELECT 1 AS x", "parquet");
        assertThat(Read.numbers(Tables.read(parquet), "x")).containsExactly(1);
        Path moved = Files.move(parquet, folder.resolve("a"));
        assertThat(Read.numbers(Tables.read(moved), "x")).containsExactly(1);
        Path json = TableFiles.write(folder.resolve("b"), "\n[{\"x\": 1}]");
        assertThat(Read.numbers(Tables.read(json), "x")).containsExactly(1);
    }

    @Test
    void arffNamesItsColumns() {
        Path file =
                TableFiles.write(
                        folder.resolve("a.arff"),
                        """
                        % a comment
                        @RELATION r

                        @attribute x numeric
                        @ATTRIBUTE 'a word' {red, 'light blue'}
                        @attribute z REAL

                        @DATA
                        % another
                        1,red,?
                        2.5,'light blue',7

                        """);
        Table table = Tables.read(file);
        assertThat(Read.names(table)).containsExactly("x", "a word", "z");
        assertThat(Read.texts(table, "a word")).containsExactly("red", "light blue");
        assertThat(Read.numbers(table, "z")).containsExactly(Double.NaN, 7);
    }

    @Test
    void sparseArffIsAFault() {
        Path file =
                TableFiles.write(
                        folder.resolve("a.arff"),
                        "@relation r\n@attribute x numeric\n@data\n{0 1}\n");
        assertThatThrownBy(() -> Tables.read(file)).hasMessageContaining("sparse");
    }

    @Test
    void nothingIsLeftInTheTemporaryFolder() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Path file = TableFiles.write(folder.resolve("a-copy-of-mine.csv.xz"), packed("xz", CSV));
        Tables.read(file);
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files).noneMatch(left -> left.toString().contains("a-copy-of-mine"));
        }
    }
}
