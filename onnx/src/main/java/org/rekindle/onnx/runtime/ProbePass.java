package org.rekindle.onnx.runtime;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rekindle.onnx.input.BoundInput;
import org.rekindle.onnx.model.ModelException;

/** One pass over the samples, batch after batch. */
public final class ProbePass implements AutoCloseable {
    private static final long MOST_ELEMENTS = 1 << 26;

    private final Probe probe;
    private final List<FedInput> inputs;
    private final int size;
    private final Batch full;
    private @Nullable Batch last;
    private long left;

    ProbePass(Probe probe, int size) {
        this.probe = probe;
        this.size = size;
        checkRoom(probe, size);
        this.left = probe.samples();
        this.inputs =
                IntStream.range(0, probe.inputs().size())
                        .mapToObj(index -> new FedInput(probe, index, size))
                        .toList();
        this.full = prepared(size);
    }

    private static void checkRoom(Probe probe, int size) {
        for (BoundInput bound : probe.inputs()) {
            if ((long) size * bound.sampleSize() > MOST_ELEMENTS) {
                throw new ModelException(
                        ModelException.Reason.BATCH_TOO_LARGE,
                        bound.input().name(),
                        String.format(
                                Locale.ROOT,
                                "%,d samples of the input %s are more than the %,d numbers that can be fed at once",
                                size,
                                bound.input().described(),
                                MOST_ELEMENTS));
            }
        }
    }

    private Batch prepared(int samples) {
        Batch batch = new Batch(probe.inputs(), samples);
        inputs.forEach(input -> input.prepare(batch));
        return batch;
    }

    /**
     * The next batch; valid until the next call. The last one is smaller where the model allows it,
     * and left out where not.
     */
    public Optional<Batch> next() {
        int wanted = (int) Math.min(size, left);
        if (wanted == 0 || (wanted < size && probe.fixedBatch().isPresent())) {
            return Optional.empty();
        }
        Batch batch = full;
        if (wanted < size) {
            batch = prepared(wanted);
            last = batch;
        }
        left -= wanted;
        for (FedInput input : inputs) {
            if (!input.fill(batch)) {
                left = 0;
                return Optional.empty();
            }
        }
        return Optional.of(batch);
    }

    /** What the batch holds of an input, sample after sample, each row-major. */
    double[] values(int input) {
        return inputs.get(input).values();
    }

    @Override
    public void close() {
        inputs.forEach(FedInput::close);
        full.close();
        if (last != null) {
            last.close();
        }
    }
}
