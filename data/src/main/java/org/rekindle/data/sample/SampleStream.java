package org.rekindle.data.sample;

import org.rekindle.data.DataException;

/** One pass over the samples of an array, from the first to the last. */
public interface SampleStream extends AutoCloseable {
    /**
     * Reads the next samples, which are slices along the first axis.
     *
     * @param most how many at most
     * @param into takes them from its start on, one after the other; it must have room for {@code
     *     most}
     * @return how many were read; 0 at the end
     * @throws DataException when the file is cut off, broken, or holds what is not a finite number
     */
    int read(int most, double[] into);

    @Override
    void close();
}
