package org.rekindle.data.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** The pixels of an image as numbers from 0 to 255, as they lie in the file. */
final class Pixels {
    private static final int BITS = 8;

    private final BufferedImage image;

    /** Whether colours are looked up, in a palette. */
    private final boolean isIndexed;

    private final boolean isGrey;

    Pixels(BufferedImage image) {
        ColorModel colors = image.getColorModel();
        this.image = image;
        this.isIndexed = colors instanceof IndexColorModel;
        this.isGrey = !isIndexed && colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    }

    /**
     * Copies the image row by row, with the channels of a pixel side by side and without alpha.
     *
     * @param channels 1 for grey, 3 for red, green and blue
     * @return the place after the last number
     */
    int copy(int channels, double[] into, int start) {
        int at = start;
        int[] reds = new int[image.getWidth()];
        int[] greens = reds.clone();
        int[] blues = reds.clone();
        for (int y = 0; y < image.getHeight(); y++) {
            row(y, reds, greens, blues);
            for (int x = 0; x < reds.length; x++) {
                if (channels == 1) {
                    into[at++] = isGrey ? reds[x] : luma(reds[x], greens[x], blues[x]);
                } else {
                    into[at++] = reds[x];
                    into[at++] = greens[x];
                    into[at++] = blues[x];
                }
            }
        }
        return at;
    }

    /** In 256ths, as {@code java.awt} weighs the colours when it draws them in grey. */
    private static int luma(int red, int green, int blue) {
        return (77 * red + 150 * green + 29 * blue + 128) >> BITS;
    }

    private void row(int y, int[] reds, int[] greens, int[] blues) {
        if (isIndexed) {
            for (int x = 0; x < reds.length; x++) {
                int color = image.getRGB(x, y);
                reds[x] = (color >> (2 * BITS)) & 0xFF;
                greens[x] = (color >> BITS) & 0xFF;
                blues[x] = color & 0xFF;
            }
        } else {
            // Not getRGB: it takes grey for linear light, and would brighten it.
            band(y, 0, reds);
            band(y, isGrey ? 0 : 1, greens);
            band(y, isGrey ? 0 : 2, blues);
        }
    }

    private void band(int y, int band, int[] values) {
        Raster raster = image.getRaster();
        raster.getSamples(0, y, values.length, 1, band, values);
        int surplus = raster.getSampleModel().getSampleSize(band) - BITS;
        for (int x = 0; surplus > 0 && x < values.length; x++) {
            values[x] >>= surplus;
        }
    }
}
