package org.rekindle.data.image;

import java.util.Iterator;
import java.util.List;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.sample.SampleStream;
import org.rekindle.data.source.Source;

/** One pass over the images of a folder. */
final class ImageStream implements SampleStream {
    private final Iterator<Source> images;
    private final long height;
    private final long width;
    private final int channels;

    /**
     * @param shape images, height, width and channels
     */
    ImageStream(List<Source> images, List<Long> shape) {
        this.images = images.iterator();
        this.height = shape.get(1);
        this.width = shape.get(2);
        this.channels = Math.toIntExact(shape.get(3));
    }

    @Override
    public int read(int most, double[] into) {
        int count = 0;
        int start = 0;
        while (count < most && images.hasNext()) {
            start = read(images.next(), into, start);
            count++;
        }
        return count;
    }

    /** Gives where the next image starts. */
    private int read(Source source, double[] into, int start) {
        try (ImageReading image = ImageReading.open(source)) {
            if (image.height() != height || image.width() != width) {
                throw source.fault(
                        Sentence.of(
                                        "this image is %d x %d pixels (height x width), but %d x %d are wanted; give",
                                        image.height(), image.width(), height, width)
                                + " all images the same size");
            }
            return image.decode().copy(channels, into, start);
        }
    }

    @Override
    public void close() {
        // Each image is closed as soon as it is read.
    }
}
