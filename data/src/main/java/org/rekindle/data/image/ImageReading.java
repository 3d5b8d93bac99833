package org.rekindle.data.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.rekindle.data.DataException;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.source.Source;

/** An image whose header has been read, and whose pixels can be. */
final class ImageReading implements AutoCloseable {
    private static final long MOST_PIXELS = 64L << 20;

    /** As their readers call them. */
    private static final Set<String> FORMATS = Set.of("png", "JPEG");

    /** The reader of JPEG fills what is missing with grey, and merely warns. */
    private static final String CUT_OFF = "Truncated File";

    private final Source source;
    private final ImageInputStream stream;
    private final ImageReader reader;
    private final int height;
    private final int width;

    private ImageReading(Source source, ImageInputStream stream, ImageReader reader)
            throws IOException {
        this.source = source;
        this.stream = stream;
        this.reader = reader;
        reader.setInput(stream, true, true);
        this.height = reader.getHeight(0);
        this.width = reader.getWidth(0);
    }

    /**
     * Reads the header.
     *
     * @throws DataException when the file is broken, no image, or too large a one
     */
    static ImageReading open(Source source) {
        ImageReading image = attempt(Source.of(source.path()), () -> header(source));
        long pixels = (long) image.height * image.width;
        if (pixels > MOST_PIXELS) {
            image.close();
            throw source.fault(
                    Sentence.of(
                            "this image has %,d pixels; at most %,d can be read",
                            pixels, MOST_PIXELS));
        }
        return image;
    }

    private static ImageReading header(Source source) throws IOException {
        ImageInputStream stream = ImageIO.createImageInputStream(source.path().toFile());
        try {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            ImageReader reader = readers.hasNext() ? readers.next() : null;
            if (reader == null || !FORMATS.contains(reader.getFormatName())) {
                throw new IIOException("it is neither PNG nor JPEG");
            }
            return new ImageReading(source, stream, reader);
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    /**
     * Reads the pixels.
     *
     * @throws DataException when the file is cut off or broken
     */
    Pixels decode() {
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((from, warning) -> warnings.add(warning));
        Pixels pixels = attempt(source, () -> new Pixels(reader.read(0)));
        if (warnings.stream().anyMatch(warning -> warning.contains(CUT_OFF))) {
            throw source.fault("the image ends too early; it is incomplete, so fetch it again");
        }
        return pixels;
    }

    @Override
    public void close() {
        reader.dispose();
        try {
            stream.close();
        } catch (IOException e) {
            throw source.unreadable(e);
        }
    }

    /** What may fail on a broken image; its readers meet some faults with other exceptions. */
    @FunctionalInterface
    private interface Step<T> {
        T run() throws IOException;
    }

    private static <T> T attempt(Source source, Step<T> step) {
        try {
            return step.run();
        } catch (IOException | RuntimeException e) {
            throw source.fault(
                    "the image cannot be decoded (%s); save it again as PNG or JPEG, in grey or RGB"
                            .formatted(e.getMessage()),
                    e);
        }
    }
}
