package org.rekindle.data.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.data.DataException;
import org.rekindle.data.Read;
import org.rekindle.data.TableFiles;
import org.rekindle.data.file.Samples;
import org.rekindle.data.file.Tables;
import org.rekindle.data.preparation.Preparation;
import org.rekindle.data.preparation.PreparationRequest;
import org.rekindle.data.preparation.PreparedData;
import org.rekindle.data.sample.SampleRequest;
import org.rekindle.data.table.Table;

class NpzFileTest {
    private final Path folder;

    NpzFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path npz(Map<String, byte[]> arrays) {
        return TableFiles.npz(folder.resolve("a.npz"), arrays);
    }

    private Table readOne(byte[] array) {
        return Tables.read(npz(Map.of("x", array)));
    }

    private void assertFault(byte[] array, String... parts) {
        assertFault(npz(Map.of("x", array)), parts);
    }

    private static void assertFault(Path file, String... parts) {
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'|u1', 1, 255",
        "'|i1', 1, -1",
        "'<u2', 2, 65535",
        "'<i2', 2, -1",
        "'<u4', 4, 4294967295",
        "'<i4', 4, -1",
        "'<u8', 8, 18446744073709551615",
        "'<i8', 8, -1",
    })
    void allBitsSetReadsAsTheTypeSays(String type, int size, double expected) {
        byte[] bytes = new byte[2 * size];
        Arrays.fill(bytes, size, 2 * size, (byte) 0xFF);
        Table table = readOne(TableFiles.npy("'" + type + "'", "(2,)", bytes));
        assertThat(Read.numbers(table, "x")).containsExactly(0, expected);
    }

    @Test
    void floatingPointNumbersAreLittleEndian() {
        ByteBuffer floats = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        floats.putFloat(1.5f).putFloat(-2.25f);
        assertThat(Read.numbers(readOne(TableFiles.npy("'<f4'", "(2,)", floats.array())), "x"))
                .containsExactly(1.5, -2.25);
        ByteBuffer doubles = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        doubles.putDouble(0.1).putDouble(-1e300);
        assertThat(Read.numbers(readOne(TableFiles.npy("'<f8'", "(2,)", doubles.array())), "x"))
                .containsExactly(0.1, -1e300);
    }

    @Test
    void truthValuesAreText() {
        Table table = readOne(TableFiles.npy("'|b1'", "(3,)", (byte) 1, (byte) 0, (byte) 1));
        assertThat(Read.texts(table, "x")).containsExactly("true", "false", "true");
    }

    @Test
    void moreDimensionsFlattenIntoColumnsRowByRow() {
        byte[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("images", TableFiles.npy("'|u1'", "(2, 3, 2)", values));
        arrays.put("labels", TableFiles.npy("'|u1'", "(2,)", (byte) 4, (byte) 5));
        Table table = Tables.read(npz(arrays));
        assertThat(Read.names(table))
                .containsExactly(
                        "images_0",
                        "images_1",
                        "images_2",
                        "images_3",
                        "images_4",
                        "images_5",
                        "labels");
        assertThat(Read.numbers(table, "images_0")).containsExactly(0, 6);
        assertThat(Read.numbers(table, "images_5")).containsExactly(5, 11);
        assertThat(Read.numbers(table, "labels")).containsExactly(4, 5);
    }

    @Test
    void versionTwoIsRead() {
        Table table = readOne(TableFiles.npy(2, "'|u1'", "False", "(1,)", (byte) 9));
        assertThat(Read.numbers(table, "x")).containsExactly(9);
    }

    @Test
    void otherVersionsAreAFault() {
        assertFault(TableFiles.npy(3, "'|u1'", "False", "(1,)", (byte) 9), "version 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"|O", "<c8", "<f16", "<M8[ns]", "<U0"})
    void otherTypesAreAFaultThatListsTheKnown(String type) {
        assertFault(
                TableFiles.npy("'" + type + "'", "(1,)", new byte[8]),
                "array \"x\" is of type " + type,
                "u1, i1, u2, i2, u4, i4, u8, i8, f2, f4, f8");
    }

    @Test
    void recordsAreAFault() {
        assertFault(TableFiles.npy("[('a', '<f4')]", "(1,)", new byte[4]), "not an array of plain");
    }

    @Test
    void bigEndianNumbersAreRead() {
        byte[] bytes = ByteBuffer.allocate(16).putDouble(0.1).putDouble(-1e300).array();
        assertThat(Read.numbers(readOne(TableFiles.npy("'>f8'", "(2,)", bytes)), "x"))
                .containsExactly(0.1, -1e300);
        byte[] shorts = {0, 1, (byte) 0xFF, (byte) 0xFE};
        assertThat(Read.numbers(readOne(TableFiles.npy("'>i2'", "(2,)", shorts)), "x"))
                .containsExactly(1, -2);
    }

    @Test
    void fortranOrderIsTheSameTable() {
        byte[] flat = {0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11};
        Table matrix = readOne(TableFiles.npy(1, "'|u1'", "True", "(2, 6)", flat));
        assertThat(Read.numbers(matrix, "x_0")).containsExactly(0, 6);
        assertThat(Read.numbers(matrix, "x_5")).containsExactly(5, 11);
        // numpy.arange(12).reshape(2, 3, 2).tobytes("F")
        byte[] cube = {0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11};
        Table images = readOne(TableFiles.npy(1, "'|u1'", "True", "(2, 3, 2)", cube));
        for (int place = 0; place < 6; place++) {
            assertThat(Read.numbers(images, "x_" + place)).containsExactly(place, 6 + place);
        }
        Table vector = readOne(TableFiles.npy(1, "'|u1'", "True", "(2,)", new byte[2]));
        assertThat(vector.rows()).isEqualTo(2);
    }

    @Test
    void aColumnVectorIsOneColumn() {
        Table table = readOne(TableFiles.npy("'|u1'", "(3, 1)", (byte) 1, (byte) 2, (byte) 3));
        assertThat(Read.names(table)).containsExactly("x");
        assertThat(Read.numbers(table, "x")).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource({"<U4, UTF-32LE", ">U4, UTF-32BE", "|S4, ISO-8859-1"})
    void textIsText(String type, String charset) {
        byte[] bytes = "caf\u00e9no\0\0\0\0\0\0".getBytes(Charset.forName(charset));
        Table table = readOne(TableFiles.npy("'" + type + "'", "(3,)", bytes));
        assertThat(Read.texts(table, "x")).containsExactly("caf\u00e9", "no", null);
    }

    @Test
    void textMayBeAMatrixInAnyOrder() {
        byte[] bytes = "abcd".getBytes(StandardCharsets.ISO_8859_1);
        Table rows = readOne(TableFiles.npy(1, "'|S1'", "False", "(2, 2)", bytes));
        assertThat(Read.texts(rows, "x_1")).containsExactly("b", "d");
        Table columns = readOne(TableFiles.npy(1, "'|S1'", "True", "(2, 2)", bytes));
        assertThat(Read.texts(columns, "x_1")).containsExactly("c", "d");
    }

    @Test
    void theTargetMayBeNamedInOtherCapitals() {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        byte[] labels = new byte[40];
        byte[] inputs = new byte[80];
        for (int i = 0; i < 40; i++) {
            labels[i] = (byte) (i % 2);
            inputs[2 * i] = (byte) (7 * i % 40);
            inputs[2 * i + 1] = (byte) (i % 3);
        }
        arrays.put("X", TableFiles.npy("'|u1'", "(40, 2)", inputs));
        arrays.put("Y", TableFiles.npy("'|u1'", "(40,)", labels));
        PreparedData data =
                Preparation.prepare(Tables.read(npz(arrays)), new PreparationRequest("y"));
        assertThat(data.features()).containsExactly("X_0", "X_1");
        assertThat(data.classes()).containsExactly("0", "1");
    }

    @Test
    void arraysOfDifferentLengthAreAFault() {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("x", TableFiles.npy("'|u1'", "(2,)", new byte[2]));
        arrays.put("y", TableFiles.npy("'|u1'", "(3,)", new byte[3]));
        assertFault(npz(arrays), "\"y\" has 3 rows but \"x\" has 2");
    }

    @Test
    void singleValuesAreAFault() {
        assertFault(TableFiles.npy("'|u1'", "()", new byte[1]), "single value");
    }

    @Test
    void arraysWithoutRowsOrColumnsAreAFault() {
        assertFault(TableFiles.npy("'|u1'", "(0,)"), "no rows");
        assertFault(TableFiles.npy("'|u1'", "(2, 0)"), "0 values per row");
    }

    @Test
    void notANumberIsMissingAndInfinityStays() {
        ByteBuffer values = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        values.putFloat(1).putFloat(2).putFloat(Float.NEGATIVE_INFINITY).putFloat(Float.NaN);
        Table table = readOne(TableFiles.npy("'<f4'", "(2, 2)", values.array()));
        assertThat(Read.numbers(table, "x_0")).containsExactly(1, Double.NEGATIVE_INFINITY);
        assertThat(Read.numbers(table, "x_1")).containsExactly(2, Double.NaN);
        assertThat(Read.column(table, "x_1").missing()).isEqualTo(1);
    }

    @Test
    void lengthsThatDoNotFitAreAFault() {
        assertFault(TableFiles.npy("'<f4'", "(2,)", new byte[7]), "8 bytes", "holds 7");
        assertFault(TableFiles.npy("'<f4'", "(2,)", new byte[9]), "8 bytes", "holds more");
        assertFault(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1}, "ends too early");
    }

    @Test
    void declaredSizesThatCannotBeAreAFaultAndTakeNoMemory() {
        assertFault(TableFiles.npy("'|u1'", "(2, 4294967296, 4294967296)"), "impossible shape");
        assertFault(TableFiles.npy("'|u1'", "(99999999999999999999,)"), "impossible shape");
        assertFault(TableFiles.npy("'|u1'", "(99999999999,)"), "more than");
        assertFault(TableFiles.npy("'<f8'", "(2000000000,)"), "more than");
        assertFault(TableFiles.npy("'|u1'", "(2, 99999999)"), "values per row");
        assertFault(TableFiles.npy("'|u1'", "(2000000000,)"), "holds 0");
    }

    @Test
    void whatIsNotAnArrayOrNotAZipIsAFault() {
        assertFault("hello there".getBytes(StandardCharsets.UTF_8), "not in NumPy");
        assertFault(TableFiles.write(folder.resolve("b.npz"), "hello"), "this is not an .npz file");
        assertFault(npz(Map.of()), "no array");
    }

    @Test
    void anArchiveThatSaysItUnpacksToFarMoreThanArraysDoIsAFault() {
        Path file = npz(Map.of("x", TableFiles.npy("'|u1'", "(1,)", (byte) 1)));
        byte[] bytes = TableFiles.bytes(file);
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int directory = 0;
        while (zip.getInt(directory) != 0x02014b50) {
            directory++;
        }
        // What the entry says of its size when unpacked.
        zip.putInt(directory + 24, Integer.MAX_VALUE);
        assertFault(TableFiles.write(file, bytes), "it unpacks to more than 1,073,741,824 bytes");
        assertThatThrownBy(
                        () -> Samples.open(file, new SampleRequest(List.of(), List.of(), 1, 0, 0)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("it unpacks to more than");
    }
}
