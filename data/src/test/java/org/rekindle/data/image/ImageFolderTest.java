package org.rekindle.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rekindle.data.Pass;
import org.rekindle.data.TableFiles;
import org.rekindle.data.array.SampleArray;
import org.rekindle.data.file.Samples;
import org.rekindle.data.sample.SampleFile;
import org.rekindle.data.sample.SampleRequest;
import org.rekindle.data.source.Source;

class ImageFolderTest {
    private static final SampleRequest COLOR = new SampleRequest(List.of(), List.of(), 3, 0, 0);

    private final Path folder;

    ImageFolderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** An image of one row. */
    private static BufferedImage row(int type, int... colors) {
        BufferedImage image = new BufferedImage(colors.length, 1, type);
        for (int x = 0; x < colors.length; x++) {
            image.setRGB(x, 0, colors[x]);
        }
        return image;
    }

    private Path write(String name, BufferedImage image) throws IOException {
        return TableFiles.write(folder.resolve(name), encoded(name, image));
    }

    private static byte[] encoded(String name, BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String format = name.substring(name.lastIndexOf('.') + 1);
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private double[] numbers(SampleRequest request) {
        return Pass.numbers(Samples.open(folder, request), "", 2);
    }

    @Test
    void imagesComeInTheOrderOfTheirNames() throws IOException {
        write("b.PNG", row(BufferedImage.TYPE_INT_RGB, 0x0000FF, 0x000000));
        write("a.png", row(BufferedImage.TYPE_INT_RGB, 0xFF8001, 0x00FF00));
        write("c.png", row(BufferedImage.TYPE_3BYTE_BGR, 0x010203, 0x040506));
        TableFiles.write(folder.resolve("notes.txt"), "not an image");
        TableFiles.write(folder.resolve("._a.png"), "not an image");
        SampleFile file = Samples.open(folder, COLOR);
        assertThat(file.arrays())
                .containsExactly(new SampleArray("", "u1", List.of(3L, 1L, 2L, 3L)));
        assertThat(numbers(COLOR))
                .containsExactly(255, 128, 1, 0, 255, 0, 0, 0, 255, 0, 0, 0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void coloursBecomeGreyByTheirBrightness() throws IOException {
        write("a.png", row(BufferedImage.TYPE_INT_RGB, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFFFF));
        assertThat(numbers(Pass.ANYTHING)).containsExactly(77, 149, 29, 255);
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "11, 256"})
    void greyStaysAsItLiesInTheFile(int type, int scale) throws IOException {
        BufferedImage image = new BufferedImage(3, 1, type);
        image.getRaster().setPixels(0, 0, 3, 1, new int[] {0, 100 * scale, 255 * scale});
        write("a.png", image);
        assertThat(numbers(Pass.ANYTHING)).containsExactly(0, 100, 255);
        assertThat(numbers(COLOR)).containsExactly(0, 0, 0, 100, 100, 100, 255, 255, 255);
    }

    @Test
    void palettesAreLookedUpAndTransparencyIsDropped() throws IOException {
        write("a.png", row(BufferedImage.TYPE_BYTE_INDEXED, 0xFF0000FF, 0xFFFF0000));
        write("b.png", row(BufferedImage.TYPE_INT_ARGB, 0x10203040, 0xFF010203));
        assertThat(numbers(COLOR)).containsExactly(0, 0, 255, 255, 0, 0, 32, 48, 64, 1, 2, 3);
    }

    @Test
    void jpegIsRead() throws IOException {
        int[] colors = new int[16];
        Arrays.fill(colors, 0x204060);
        write("a.jpg", row(BufferedImage.TYPE_INT_RGB, colors));
        double[] read = numbers(COLOR);
        assertThat(read).hasSize(48);
        assertThat(read[0]).isCloseTo(0x20, within(4.0));
        assertThat(read[2]).isCloseTo(0x60, within(4.0));
    }

    @Test
    void imagesOfAnotherSizeAreAFaultThatNamesTheFile() throws IOException {
        write("a.png", new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB));
        Path other = write("b.png", new BufferedImage(3, 4, BufferedImage.TYPE_INT_RGB));
        Pass.assertFault(folder, "b.png", "4 x 3 pixels", "3 x 4 are wanted");
        assertThat(Files.deleteIfExists(other)).isTrue();
        Pass.assertFault(
                folder,
                new SampleRequest(List.of(), List.of(), 1, 28, 28),
                "a.png",
                "3 x 4 pixels",
                "28 x 28 are wanted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.jpg"})
    void aCutImageIsAFault(String name) throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, i * 2_654_435);
        }
        byte[] whole = encoded(name, image);
        TableFiles.write(folder.resolve(name), Arrays.copyOf(whole, whole.length / 2));
        Pass.assertFault(folder, name, "again");
    }

    @Test
    void whatIsNoImageIsAFault() throws IOException {
        TableFiles.write(folder.resolve("a.png"), "hello");
        Pass.assertFault(folder, "a.png", "neither PNG nor JPEG");
        byte[] other = encoded("a.bmp", row(BufferedImage.TYPE_INT_RGB, 1));
        TableFiles.write(folder.resolve("a.png"), other);
        Pass.assertFault(folder, "a.png", "neither PNG nor JPEG");
    }

    @Test
    void aFolderWithoutImagesAndTablesIsAFault() {
        TableFiles.write(folder.resolve("a.md"), "x");
        Pass.assertFault(folder, "no image", ".png");
    }

    @Test
    void aSizeThatIsTooLargeIsAFaultBeforeAnythingIsDecoded() throws IOException {
        byte[] bytes = encoded("a.png", new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        ByteBuffer header = ByteBuffer.wrap(bytes);
        header.putInt(16, 100_000).putInt(20, 100_000);
        CRC32 check = new CRC32();
        check.update(bytes, 12, 17);
        header.putInt(29, (int) check.getValue());
        TableFiles.write(folder.resolve("a.png"), bytes);
        Pass.assertFault(folder, "a.png", "10,000,000,000 pixels", "67,108,864");
    }

    @Test
    void theHashCoversTheImagesInOrder() throws IOException {
        Path one = write("a.png", row(BufferedImage.TYPE_INT_RGB, 1));
        Path two = write("b.png", row(BufferedImage.TYPE_INT_RGB, 2));
        assertThat(Pass.open(folder).sha256()).isEqualTo(Source.of(one).sha256(Source.of(two)));
    }
}
