package org.rekindle.data.storage;

import java.nio.FloatBuffer;
import java.util.List;
import org.rekindle.network.InputRows;

/**
 * Rows of inputs in a file.
 *
 * @param segments of the file, of equal length but for the last; a row may lie in two of them
 * @param length of a segment, in numbers
 */
record MappedRows(List<FloatBuffer> segments, int length, int features) implements InputRows {
    @Override
    public void copy(int first, int samples, float[] to, int at) {
        long next = (long) first * features;
        int end = at + samples * features;
        int filled = at;
        while (filled < end) {
            int place = (int) (next % length);
            int here = Math.min(end - filled, length - place);
            segments.get((int) (next / length)).get(place, to, filled, here);
            filled += here;
            next += here;
        }
    }
}
