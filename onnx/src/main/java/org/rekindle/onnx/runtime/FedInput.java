package org.rekindle.onnx.runtime;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rekindle.onnx.input.BoundInput;
import org.rekindle.onnx.input.Feed;

/** Fills the tensors of one input, batch after batch. */
final class FedInput implements AutoCloseable {
    private final Probe probe;
    private final BoundInput bound;
    private final int index;

    /** Open where values differ from sample to sample. */
    private final @Nullable Feed feed;

    private final double[] values;
    private final double[] ordered;
    private final int @Nullable [] places;

    /**
     * @param index the input's place among the model's
     * @param size how many samples go into a batch
     */
    FedInput(Probe probe, int index, int size) {
        this.probe = probe;
        this.bound = probe.inputs().get(index);
        this.index = index;
        this.feed = bound.varies() ? probe.feeds().apply(bound) : null;
        this.values = new double[bound.varies() ? Math.multiplyExact(size, bound.sampleSize()) : 0];
        if (bound.source() instanceof BoundInput.Samples samples && samples.layout().isPresent()) {
            this.places = samples.layout().get().placesInOther(bound.sampleShape());
            this.ordered = new double[values.length];
        } else {
            this.places = null;
            this.ordered = values;
        }
    }

    /** Fills what is the same for every sample. */
    void prepare(Batch batch) {
        if (feed == null) {
            double[] all = repeated(shared(), batch.samples());
            batch.input(index).put(all, all.length);
        }
    }

    /** Fills the next samples, as many as the batch holds; tells whether there were that many. */
    boolean fill(Batch batch) {
        if (feed == null) {
            return true;
        }
        int count = bound.input().sampleAxis().isEmpty() ? 1 : batch.samples();
        if (feed.read(count, values) < count) {
            return false;
        }
        if (places != null) {
            reorder(places, count);
        }
        if (index == 0 && bound.source() instanceof BoundInput.Samples) {
            List<Long> shape = bound.sampleShape();
            int channelAxis = probe.layout().channelAxis(shape.size());
            probe.normalization().apply(ordered, count, shape, channelAxis);
        }
        batch.input(index).put(ordered, count * bound.sampleSize());
        return true;
    }

    /** What the batch was filled with last. */
    double[] values() {
        return ordered;
    }

    private void reorder(int[] order, int count) {
        for (int i = 0; i < count; i++) {
            int sample = i * order.length;
            for (int j = 0; j < order.length; j++) {
                ordered[sample + j] = values[sample + order[j]];
            }
        }
    }

    private double[] shared() {
        double[] one = new double[bound.sampleSize()];
        if (bound.source() instanceof BoundInput.Filled filled) {
            Arrays.fill(one, filled.value());
            return one;
        }
        try (Feed whole = probe.feeds().apply(bound)) {
            whole.read(Integer.MAX_VALUE, one);
            return one;
        }
    }

    /** Along its axis of samples, if it has one, a shared value is repeated. */
    private double[] repeated(double[] one, int samples) {
        if (bound.input().sampleAxis().isEmpty()) {
            return one;
        }
        int inner = 1;
        List<Long> shape = bound.sampleShape();
        for (int axis = bound.input().sampleAxis().getAsInt(); axis < shape.size(); axis++) {
            inner *= Math.toIntExact(shape.get(axis));
        }
        double[] all = new double[Math.multiplyExact(samples, one.length)];
        for (int i = 0; i < all.length; i++) {
            int outer = i / (inner * samples);
            all[i] = one[outer * inner + i % inner];
        }
        return all;
    }

    @Override
    public void close() {
        if (feed != null) {
            feed.close();
        }
    }
}
