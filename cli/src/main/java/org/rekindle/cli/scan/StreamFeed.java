package org.rekindle.cli.scan;

import org.rekindle.data.sample.SampleStream;
import org.rekindle.onnx.input.Feed;

/**
 * Samples of a file, as models are fed.
 *
 * @param stream closed with this
 * @param samples how many it has
 */
record StreamFeed(SampleStream stream, long samples) implements Feed {
    @Override
    public int read(int most, double[] into) {
        return stream.read((int) Math.min(most, samples), into);
    }

    @Override
    public void close() {
        stream.close();
    }
}
