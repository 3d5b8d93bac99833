package org.rekindle.data.sample;

import java.util.List;
import org.rekindle.data.message.Sentence;
import org.rekindle.data.reading.CellReading;

/**
 * What a model wants of its samples.
 *
 * @param features columns to take from a table, in this order; {@code column=category} is 1 where a
 *     column holds a category and else 0, {@code column=(missing)} is 1 where it holds nothing, and
 *     {@code column=(other)} where it holds another category than those that are named; {@code
 *     column.year} and the like are parts of a date; when empty, every column that is not dropped
 * @param drop columns of a table to leave out
 * @param channels of images: 1 for grey, 3 for red, green and blue
 * @param height of images in pixels; 0 takes what the first one has
 * @param width of images in pixels; 0 takes what the first one has
 * @param cells how the cells of a table are read
 */
public record SampleRequest(
        List<String> features,
        List<String> drop,
        int channels,
        int height,
        int width,
        CellReading cells) {
    /** Of tables that hold plain numbers without gaps. */
    public SampleRequest(
            List<String> features, List<String> drop, int channels, int height, int width) {
        this(features, drop, channels, height, width, CellReading.PLAIN);
    }

    /** Copies the lists. */
    public SampleRequest {
        features = List.copyOf(features);
        drop = List.copyOf(drop);
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("images have 1 or 3 channels, not " + channels);
        }
        if (height < 0 || width < 0) {
            throw new IllegalArgumentException(Sentence.of("no image is %d x %d", height, width));
        }
    }
}
