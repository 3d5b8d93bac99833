package org.rekindle.data.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rekindle.data.DataException;
import org.rekindle.data.Read;
import org.rekindle.data.TableFiles;
import org.rekindle.data.file.Tables;
import org.rekindle.data.table.Table;

class IdxFileTest {
    private static final int IMAGES = 0x0803;
    private static final int LABELS = 0x0801;
    private static final byte[] TWO_IMAGES =
            TableFiles.idx(IMAGES, new int[] {2, 1, 2}, (byte) 0, (byte) 255, (byte) 7, (byte) 128);
    private static final byte[] TWO_LABELS =
            TableFiles.idx(LABELS, new int[] {2}, (byte) 3, (byte) 200);

    private final Path folder;

    IdxFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path images(byte[] images, byte[] labels) {
        TableFiles.write(folder.resolve("t-labels-idx1-ubyte"), labels);
        return TableFiles.write(folder.resolve("t-images-idx3-ubyte"), images);
    }

    private void assertFault(Path file, String... parts) {
        assertThatThrownBy(() -> Tables.read(file))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }

    private static void assertTwoImages(Table table) {
        assertThat(Read.names(table)).containsExactly("pixel_0", "pixel_1", "label");
        assertThat(Read.numbers(table, "pixel_0")).containsExactly(0, 7);
        assertThat(Read.numbers(table, "pixel_1")).containsExactly(255, 128);
        assertThat(Read.numbers(table, "label")).containsExactly(3, 200);
    }

    @Test
    void imagesBringTheLabelsBesideThem() {
        assertTwoImages(Tables.read(images(TWO_IMAGES, TWO_LABELS)));
    }

    @ParameterizedTest
    @CsvSource({
        "t-images-idx3-ubyte.gz, t-labels-idx1-ubyte.gz",
        "t-images-idx3-ubyte.gz, t-labels-idx1-ubyte",
        "t-images-idx3-ubyte, t-labels-idx1-ubyte.gz",
        "t-images.idx3-ubyte, t-labels.idx1-ubyte",
    })
    void bothMayBeGzippedAndWrittenWithADot(String imagesName, String labelsName) {
        write(labelsName, TWO_LABELS);
        assertTwoImages(Tables.read(write(imagesName, TWO_IMAGES)));
    }

    private Path write(String name, byte[] bytes) {
        return TableFiles.write(
                folder.resolve(name), name.endsWith(".gz") ? TableFiles.gzip(bytes) : bytes);
    }

    @Test
    void theHashCoversBothFiles() throws Exception {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(TWO_IMAGES);
        both.write(TWO_LABELS);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(both.toByteArray());
        assertThat(Tables.read(images(TWO_IMAGES, TWO_LABELS)).sha256())
                .isEqualTo(HexFormat.of().formatHex(digest));
    }

    @Test
    void missingLabelsAreAFault() {
        Path file = TableFiles.write(folder.resolve("t-images-idx3-ubyte"), TWO_IMAGES);
        assertFault(file, "labels are missing", "t-labels-idx1-ubyte");
    }

    @Test
    void labelsInPlaceOfImagesAreAFault() {
        assertFault(
                TableFiles.write(folder.resolve("t-labels-idx1-ubyte"), TWO_LABELS),
                "these are labels",
                "name the images file");
    }

    @Test
    void aNameWithoutImagesInItIsAFault() {
        assertFault(
                TableFiles.write(folder.resolve("train-idx3-ubyte"), TWO_IMAGES), "images-idx3");
    }

    @Test
    void differentCountsAreAFault() {
        byte[] three = TableFiles.idx(LABELS, new int[] {3}, (byte) 1, (byte) 2, (byte) 3);
        assertFault(images(TWO_IMAGES, three), "2 images", "3 labels");
    }

    @Test
    void aWrongMagicNumberIsAFault() {
        assertFault(images(TWO_LABELS, TWO_LABELS), "starts with 00000803", "00000801");
    }

    @Test
    void aFileThatIsTooShortIsAFault() {
        byte[] cut = TableFiles.idx(IMAGES, new int[] {2, 1, 2}, (byte) 0, (byte) 255, (byte) 7);
        assertFault(images(cut, TWO_LABELS), "should take 4 bytes", "holds 3", "incomplete");
        assertFault(images(new byte[] {0, 0, 8}, TWO_LABELS), "ends too early");
    }

    @Test
    void aFileThatIsTooLongIsAFault() {
        byte[] longer = TableFiles.idx(IMAGES, new int[] {1, 1, 2}, (byte) 0, (byte) 1, (byte) 2);
        assertFault(images(longer, TWO_LABELS), "should take 2 bytes", "holds more");
    }

    @Test
    void declaredSizesThatCannotBeAreAFaultAndTakeNoMemory() {
        int[] huge = {Integer.MAX_VALUE, 1000, 1000};
        assertFault(images(TableFiles.idx(IMAGES, huge), TWO_LABELS), "more than");
        int[] wide = {2, 50_000, 50_000};
        assertFault(images(TableFiles.idx(IMAGES, wide), TWO_LABELS), "values per row");
        int[] promised = {1_000_000, 40, 50};
        assertFault(images(TableFiles.idx(IMAGES, promised), TWO_LABELS), "2,000,000,000 bytes");
    }

    @Test
    void noImagesAreAFault() {
        assertFault(images(TableFiles.idx(IMAGES, new int[] {0, 1, 2}), TWO_LABELS), "no rows");
    }
}
