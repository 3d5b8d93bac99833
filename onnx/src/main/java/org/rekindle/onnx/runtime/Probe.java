package org.rekindle.onnx.runtime;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.rekindle.onnx.input.Binding;
import org.rekindle.onnx.input.BoundInput;
import org.rekindle.onnx.input.Feed;
import org.rekindle.onnx.input.Layout;
import org.rekindle.onnx.input.ModelInput;
import org.rekindle.onnx.input.NoiseFeed;
import org.rekindle.onnx.input.Normalization;
import org.rekindle.onnx.input.OfferedArray;
import org.rekindle.onnx.input.RowFeed;
import org.rekindle.onnx.model.Model;
import org.rekindle.onnx.model.ModelException;
import org.rekindle.random.Seed;

/**
 * What a model is run on: its inputs, each with what it is fed.
 *
 * @param inputs all of the model's
 * @param feeds opens a pass over the array of an input, from its first sample
 * @param normalization of the first input, where it comes from samples
 * @param layout of the model's images, for the channels of the normalization
 * @param samples how many there are
 */
public record Probe(
        List<BoundInput> inputs,
        Function<BoundInput, Feed> feeds,
        Normalization normalization,
        Layout layout,
        long samples) {

    /** The most samples that a model may take in one run. */
    private static final long LARGEST_BATCH = 1 << 20;

    /** Copies the list. */
    public Probe {
        inputs = List.copyOf(inputs);
    }

    /**
     * Standard normal noise for every input.
     *
     * @param samples how many
     * @param seed decides the noise
     * @throws ModelException when an input does not take noise, or has an axis of unknown length
     */
    public static Probe noise(Model model, long samples, long seed) {
        Binding binding = new Binding(ModelInput.of(model), Map.of(), Map.of());
        return new Probe(
                binding.bindNoise(),
                input ->
                        NoiseFeed.normal(
                                Seed.of(seed).child(input.input().name()).generator(),
                                input.sampleSize()),
                Normalization.NONE,
                Layout.NCHW,
                samples);
    }

    /**
     * Samples that stand in memory, for a model with one input.
     *
     * @param rows {@code float[samples][elements of a sample]}, row-major; all of the same length
     * @throws ModelException when they do not fit the input
     */
    public static Probe of(Model model, float[][] rows) {
        long width = rows.length == 0 ? 0 : rows[0].length;
        for (float[] row : rows) {
            if (row.length != width) {
                throw new IllegalArgumentException(
                        "all samples must have the same length, but there are %s and %s"
                                .formatted(width, row.length));
            }
        }
        Binding binding = new Binding(ModelInput.of(model), Map.of(), Map.of());
        OfferedArray array = new OfferedArray("", List.of((long) rows.length, width));
        return new Probe(
                binding.bind(List.of(array)),
                input -> new RowFeed(rows),
                Normalization.NONE,
                Layout.NCHW,
                rows.length);
    }

    /**
     * How many samples a run takes, where the model fixes it; 1 where an input that differs from
     * sample to sample has no axis for them.
     *
     * @throws ModelException when such an input stands beside one that takes several at once
     */
    public OptionalInt fixedBatch() {
        ModelInput first = inputs.get(0).input();
        if (first.sampleAxis().isEmpty()) {
            return OptionalInt.of(1);
        }
        long size = first.axes().get(first.sampleAxis().getAsInt()).size();
        Optional<BoundInput> single =
                inputs.stream()
                        .filter(bound -> bound.varies() && bound.input().sampleAxis().isEmpty())
                        .findFirst();
        if (single.isPresent()) {
            if (size > 1 && single.get().source() instanceof BoundInput.Samples) {
                throw new ModelException(
                        String.format(
                                Locale.ROOT,
                                "the input %s has no axis for samples, but %s takes %d of them at once; give one array of that shape for all samples",
                                single.get().input().described(),
                                first.described(),
                                size));
            }
            return OptionalInt.of((int) Math.min(Math.max(1, size), LARGEST_BATCH));
        }
        if (size > LARGEST_BATCH) {
            throw new ModelException(
                    String.format(
                            Locale.ROOT,
                            "the input %s wants %,d samples at once; at most %,d can be fed",
                            first.described(),
                            size,
                            LARGEST_BATCH));
        }
        return size > 0 ? OptionalInt.of((int) size) : OptionalInt.empty();
    }

    /**
     * Starts at the first sample.
     *
     * @param batch how many samples go into one run
     */
    public ProbePass open(int batch) {
        return new ProbePass(this, batch);
    }
}
