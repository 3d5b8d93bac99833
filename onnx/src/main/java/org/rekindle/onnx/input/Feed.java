package org.rekindle.onnx.input;

/** The samples of one array, from first to last. */
public interface Feed extends AutoCloseable {
    /**
     * Reads the next samples.
     *
     * @param most how many at most
     * @param into one after the other, each row-major
     * @return how many came; fewer only at the end
     */
    int read(int most, double[] into);

    @Override
    void close();
}
