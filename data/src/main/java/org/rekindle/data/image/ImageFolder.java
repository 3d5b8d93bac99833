package org.rekindle.data.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rekindle.data.array.ElementType;
import org.rekindle.data.array.SampleArray;
import org.rekindle.data.sample.ArrayFile;
import org.rekindle.data.sample.SampleFile;
import org.rekindle.data.sample.SampleRequest;
import org.rekindle.data.sample.SampleStream;
import org.rekindle.data.source.Source;

/**
 * A folder of PNG and JPEG images, all of one size, in the order of their names. Other files do not
 * count, nor do hidden ones, whose names start with a dot.
 */
public final class ImageFolder extends ArrayFile {
    private static final Pattern NAME =
            Pattern.compile("[^.].*\\.(png|jpg|jpeg)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final List<Source> images;

    private ImageFolder(Source folder, List<Source> images, SampleArray array) {
        super(folder, List.of(array));
        this.images = images;
    }

    public static SampleFile open(Source folder, SampleRequest request) {
        List<Source> images = images(folder);
        if (images.isEmpty()) {
            throw folder.fault(
                    "there is no image in this folder; their names must end in .png, .jpg or"
                            + " .jpeg");
        }
        try (ImageReading first = ImageReading.open(images.get(0))) {
            long height = request.height() > 0 ? request.height() : first.height();
            long width = request.width() > 0 ? request.width() : first.width();
            return new ImageFolder(
                    folder,
                    images,
                    new SampleArray(
                            "",
                            ElementType.U1.code(),
                            List.of(
                                    (long) images.size(),
                                    height,
                                    width,
                                    (long) request.channels())));
        }
    }

    /** Whether there is an image in a folder. */
    public static boolean holdsImages(Path folder) {
        return !images(new Source(folder)).isEmpty();
    }

    private static List<Source> images(Source folder) {
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.map(Source::new)
                    .filter(file -> NAME.matcher(file.fileName()).matches())
                    .sorted(Comparator.comparing(Source::fileName))
                    .toList();
        } catch (IOException e) {
            throw folder.unreadable(e);
        }
    }

    @Override
    public String sha256() {
        Source[] others = images.stream().skip(1).toArray(Source[]::new);
        return images.get(0).sha256(others);
    }

    @Override
    protected SampleStream stream(SampleArray array) {
        return new ImageStream(images, array.shape());
    }
}
