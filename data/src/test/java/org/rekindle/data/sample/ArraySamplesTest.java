package org.rekindle.data.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.data.DataException;
import org.rekindle.data.Pass;
import org.rekindle.data.TableFiles;
import org.rekindle.data.array.SampleArray;
import org.rekindle.data.file.Tables;

/** Samples in .npy, .npz and IDX. */
class ArraySamplesTest {
    private final Path folder;

    ArraySamplesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path npy(String type, String shape, byte... values) {
        return TableFiles.write(
                folder.resolve("a.npy"), TableFiles.npy("'" + type + "'", shape, values));
    }

    private Path npz(Map<String, byte[]> arrays) {
        return TableFiles.npz(folder.resolve("a.npz"), arrays);
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void anyNumberOfSamplesCanBeReadAtATime(int atOnce) {
        SampleFile file =
                Pass.open(npy("<f4", "(3, 2)", floats(1, 2.5f, -3, 4, 5, Float.MIN_VALUE)));
        assertThat(file.arrays()).containsExactly(new SampleArray("", "f4", List.of(3L, 2L)));
        assertThat(Pass.array(file).samples()).isEqualTo(3);
        assertThat(Pass.array(file).sampleSize()).isEqualTo(2);
        assertThat(Pass.numbers(file, "", atOnce))
                .containsExactly(1, 2.5, -3, 4, 5, Float.MIN_VALUE);
    }

    @Test
    void eachPassStartsFromTheFirstSample() {
        SampleFile file = Pass.open(npy("|u1", "(2,)", (byte) 3, (byte) 4));
        double[] into = new double[1];
        try (SampleStream one = file.stream("");
                SampleStream other = file.stream("")) {
            assertThat(one.read(1, into)).isEqualTo(1);
            assertThat(other.read(1, into)).isEqualTo(1);
            assertThat(into).containsExactly(3);
            assertThat(one.read(1, into)).isEqualTo(1);
            assertThat(into).containsExactly(4);
            assertThat(one.read(1, into)).isZero();
        }
    }

    @Test
    void samplesLargerThanTheBufferAreRead() {
        byte[] values = new byte[2 * 100_000];
        values[100_000] = 5;
        values[values.length - 1] = 9;
        double[] read = Pass.numbers(Pass.open(npy("|u1", "(2, 100, 1000)", values)), "", 1);
        assertThat(read).hasSize(200_000);
        assertThat(read[100_000]).isEqualTo(5);
        assertThat(read[199_999]).isEqualTo(9);
    }

    @Test
    void aSingleNumberIsOneSample() {
        SampleFile file = Pass.open(npy("|i1", "()", (byte) -7));
        assertThat(Pass.array(file)).isEqualTo(new SampleArray("", "i1", List.of()));
        assertThat(Pass.array(file).samples()).isEqualTo(1);
        assertThat(Pass.array(file).sampleSize()).isEqualTo(1);
        assertThat(Pass.numbers(file, "", 2)).containsExactly(-7);
    }

    /** The values are those of the standard's table. */
    @ParameterizedTest
    @CsvSource({
        "0000, 0",
        "0001, 5.9604644775390625E-8",
        "03ff, 6.0975551605224609375E-5",
        "0400, 6.103515625E-5",
        "3555, 0.333251953125",
        "3c00, 1",
        "3c01, 1.0009765625",
        "7bff, 65504",
        "c000, -2",
        "8001, -5.9604644775390625E-8",
    })
    void numbersOf16BitsAreExact(String bits, double expected) {
        short half = (short) Integer.parseInt(bits, 16);
        assertThat(Pass.numbers(npy("<f2", "(1,)", (byte) half, (byte) (half >> 8))))
                .containsExactly(expected);
    }

    @Test
    void theLargestWholeNumbersRoundOnce() {
        byte[] most = new byte[8];
        Arrays.fill(most, (byte) 0xFF);
        assertThat(Pass.numbers(npy("<u8", "(1,)", most))).containsExactly(0x1p64);
        // 2^63 + 1025 lies just above the middle between two doubles.
        byte[] above = {1, 4, 0, 0, 0, 0, 0, (byte) 0x80};
        assertThat(Pass.numbers(npy("<u8", "(1,)", above))).containsExactly(0x1p63 + 2048);
    }

    @Test
    void aNumberThatIsNotFiniteIsAFaultWithItsSample() {
        Pass.assertFault(npy("<f4", "(3, 2)", floats(1, 2, 3, 4, 5, Float.NaN)), "NaN in sample 3");
        Pass.assertFault(
                npy("<f2", "(2,)", (byte) 0, (byte) 0, (byte) 0, (byte) 0x7C),
                "Infinity in sample 2");
    }

    @Test
    void negativeInfinityIsReadBecauseMasksHoldIt() {
        assertThat(Pass.numbers(npy("<f2", "(2,)", (byte) 0, (byte) 0, (byte) 0, (byte) 0xFC)))
                .containsExactly(0, Double.NEGATIVE_INFINITY);
    }

    @Test
    void lengthsThatDoNotFitAreAFault() {
        Pass.assertFault(npy("<f4", "(2,)", new byte[7]), "8 bytes", "holds 7");
        Pass.assertFault(npy("<f4", "(2,)", new byte[9]), "8 bytes", "holds more");
        Pass.assertFault(
                TableFiles.write(folder.resolve("b.npy"), new byte[] {(byte) 0x93, 'N', 'U'}),
                "not in NumPy's format");
    }

    @Test
    void aCutFileIsAFaultWhenItIsOpened() {
        Path file = npy("<f4", "(1000000,)", new byte[7]);
        assertThatThrownBy(() -> Pass.open(file))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("4,000,000 bytes", "incomplete");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(2, 4294967296, 4294967296)",
                "(9223372036854775807, 2)",
                "(99999999999999999999,)"
            })
    void impossibleShapesAreAFault(String shape) {
        Pass.assertFault(npy("<f4", shape), "impossible shape");
        Pass.assertFault(
                npz(Map.of("x", TableFiles.npy("'<f4'", shape))), "array \"x\"", "impossible");
    }

    @Test
    void samplesWithoutNumbersAreAFault() {
        Pass.assertFault(npy("<f4", "(1000000000000, 0)"), "0 numbers per sample");
    }

    @Test
    void anArrayWithoutSamplesEndsAtOnce() {
        assertThat(Pass.numbers(npy("<f4", "(0, 3)"))).isEmpty();
    }

    @Test
    void theHashIsThatOfATable() {
        Path file = npz(Map.of("x", TableFiles.npy("'|u1'", "(1,)", (byte) 1)));
        assertThat(Pass.open(file).sha256()).isEqualTo(Tables.read(file).sha256());
        assertThat(Pass.open(file).path()).isEqualTo(file);
    }

    @Test
    void aTableOfOneNamelessArrayIsAFault() {
        Path file = npy("|u1", "(1,)", (byte) 1);
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("numpy.savez");
    }

    @Test
    void theArraysOfAZipMayHaveAnyShapes() {
        Map<String, byte[]> arrays = new LinkedHashMap<>();
        arrays.put("input", TableFiles.npy("'|u1'", "(2, 2)", new byte[] {1, 2, 3, 4}));
        arrays.put("sr", TableFiles.npy("'<i2'", "()", new byte[] {0, 1}));
        arrays.put("h", TableFiles.npy("'<f4'", "(3, 1, 1)", floats(7, 8, 9)));
        SampleFile file = Pass.open(npz(arrays));
        assertThat(file.arrays())
                .containsExactly(
                        new SampleArray("input", "u1", List.of(2L, 2L)),
                        new SampleArray("sr", "i2", List.of()),
                        new SampleArray("h", "f4", List.of(3L, 1L, 1L)));
        assertThat(Pass.numbers(file, "h", 2)).containsExactly(7, 8, 9);
        assertThat(Pass.numbers(file, "sr", 2)).containsExactly(256);
        assertThat(Pass.numbers(file, "input", 1)).containsExactly(1, 2, 3, 4);
        assertThatThrownBy(() -> file.stream("x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void brokenZipsAreAFault() {
        Pass.assertFault(
                npz(Map.of("x", TableFiles.npy("'<f4'", "(2,)", new byte[7]))),
                "array \"x\" should take 8 bytes",
                "holds 7");
        Pass.assertFault(
                npz(Map.of("x", TableFiles.npy("'<f4'", "(2, 999999999)"))),
                "999,999,999 numbers per sample");
        Pass.assertFault(
                npz(Map.of("x", TableFiles.npy("'<f4'", "(2, 9999999)"))),
                "79,999,992 bytes",
                "incomplete");
        Pass.assertFault(npz(Map.of("x", new byte[] {(byte) 0x93, 'N'})), "not in NumPy's format");
        Pass.assertFault(
                TableFiles.write(folder.resolve("b.npz"), "hello"), "this is not an .npz file");
        Pass.assertFault(npz(Map.of()), "no array");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-images-idx3-ubyte", "x-idx3-ubyte.gz", "x.idx3-ubyte"})
    void imagesNeedNoLabelsBesideThem(String name) {
        byte[] idx =
                TableFiles.idx(
                        0x0803, new int[] {2, 1, 2}, (byte) 1, (byte) -1, (byte) 3, (byte) 4);
        SampleFile file =
                Pass.open(
                        TableFiles.write(
                                folder.resolve(name),
                                name.endsWith(".gz") ? TableFiles.gzip(idx) : idx));
        assertThat(file.arrays()).containsExactly(new SampleArray("", "u1", List.of(2L, 1L, 2L)));
        assertThat(Pass.numbers(file, "", 1)).containsExactly(1, 255, 3, 4);
    }

    @Test
    void otherNumbersOfDimensionsAreRead() {
        Path file =
                TableFiles.write(
                        folder.resolve("x-idx2-ubyte"),
                        TableFiles.idx(0x0802, new int[] {1, 2}, (byte) 1, (byte) 2));
        assertThat(Pass.numbers(file)).containsExactly(1, 2);
    }

    @Test
    void brokenImagesAreAFault() {
        byte[] cut = TableFiles.idx(0x0803, new int[] {2, 1, 2}, (byte) 1, (byte) 2, (byte) 3);
        Path file = folder.resolve("x-images-idx3-ubyte");
        Pass.assertFault(TableFiles.write(file, cut), "should take 4 bytes", "holds 3");
        Pass.assertFault(TableFiles.write(file, new byte[] {0, 0, 8}), "ends too early");
        Pass.assertFault(TableFiles.write(file, new byte[16]), "starts with 00000803");
        int[] huge = {-1, -1, -1};
        Pass.assertFault(TableFiles.write(file, TableFiles.idx(0x0803, huge)), "impossible shape");
        Path labels = folder.resolve("x-labels-idx1-ubyte");
        Pass.assertFault(
                TableFiles.write(labels, TableFiles.idx(0x0801, new int[] {1}, (byte) 1)),
                "these are labels");
    }

    @Test
    void aCutGzipIsAFault() {
        byte[] values = new byte[100_000];
        IntStream.range(0, values.length).forEach(i -> values[i] = (byte) (i * 7919L % 251));
        byte[] whole = TableFiles.gzip(TableFiles.idx(0x0803, new int[] {1000, 10, 10}, values));
        Path file = folder.resolve("x-images-idx3-ubyte.gz");
        Pass.assertFault(
                TableFiles.write(file, Arrays.copyOf(whole, whole.length / 2)), "ends too early");
    }

    @Test
    void unknownKindsAreAFaultThatListsTheKnown() {
        Pass.assertFault(
                TableFiles.write(folder.resolve("a.docx"), "x"),
                ".csv",
                ".parquet",
                ".npy",
                ".npz",
                "-idx3-ubyte",
                "a folder of .png or .jpg");
    }

    @Test
    void memoryDoesNotGrowWithTheFile() throws IOException {
        int samples = 250_000;
        byte[] header = TableFiles.npy("'<f8'", "(%d, 100)".formatted(samples));
        Path path = TableFiles.write(folder.resolve("large.npy"), header);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(header.length + samples * 800L);
        }
        double[] into = new double[1000 * 100];
        long before = allocated();
        long count = 0;
        try (SampleStream stream = Pass.open(path).stream("")) {
            for (int read = stream.read(1000, into); read > 0; read = stream.read(1000, into)) {
                count += read;
            }
        }
        assertThat(allocated() - before).isLessThan(8_000_000);
        assertThat(count).isEqualTo(samples);
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }
}
