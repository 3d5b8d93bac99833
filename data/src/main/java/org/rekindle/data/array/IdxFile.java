package org.rekindle.data.array;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Source;
import org.rekindle.data.table.Column;
import org.rekindle.data.table.Table;

/** IDX, the format of MNIST: images in one file, labels in one beside it. */
public final class IdxFile {
    private static final NpyType.Numbers PIXELS = NpyType.Numbers.littleEndian(ElementType.U1);

    private IdxFile() {}

    public static Table read(Source images) {
        Source labels = labelsOf(images);
        DenseArray pixels = array(images, "the array of images", 3);
        DenseArray classes = array(labels, "the array of labels", 1);
        if (pixels.rows() != classes.rows()) {
            throw images.fault(
                    Sentence.of(
                            "there are %,d images here but %,d labels in %s; the two files must"
                                    + " belong together",
                            pixels.rows(), classes.rows(), labels.fileName()));
        }
        List<Column> columns = new ArrayList<>(pixels.columns(i -> "pixel_" + i));
        columns.add(classes.column("label"));
        return new Table(
                images.path(),
                images.sha256(labels),
                columns,
                List.of("The labels come from " + labels.fileName() + "."));
    }

    private static Source labelsOf(Source images) {
        String name = images.fileName();
        if (name.contains("idx1")) {
            throw images.fault(
                    "these are labels; name the images file (-idx3-ubyte), and the labels are found"
                            + " beside it");
        }
        String expected =
                name.replace("images-idx3", "labels-idx1").replace("images.idx3", "labels.idx1");
        if (expected.equals(name)) {
            throw images.fault(
                    "the labels cannot be found: the name must hold \"images-idx3\", so that"
                            + " \"labels-idx1\" in its place names their file");
        }
        String plain = expected.replaceFirst("\\.gz$", "");
        for (String candidate : List.of(expected, plain, plain + ".gz")) {
            Path path = images.path().resolveSibling(candidate);
            if (Files.exists(path)) {
                return Source.of(path);
            }
        }
        throw images.fault("its labels are missing; put %s beside it".formatted(expected));
    }

    private static DenseArray array(Source source, String what, int dimensions) {
        try (DataInputStream stream = new DataInputStream(source.open())) {
            ArrayShape shape = IdxHeader.read(source, what, dimensions, stream);
            return DenseArray.read(source, what, stream, PIXELS, shape, false);
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }
}
