package org.rekindle.onnx.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.input.BoundInput;
import org.rekindle.onnx.model.ModelException;

/**
 * The range of each feature of a model's first input in the samples, as the model gets them:
 * normalised, and rounded to float.
 *
 * @param lows one per element of a sample, row-major
 * @param highs one per element of a sample, row-major
 */
public record FeatureRanges(List<Double> lows, List<Double> highs) {
    private static final int BATCH = 256;

    /** Copies the lists. */
    public FeatureRanges {
        lows = List.copyOf(lows);
        highs = List.copyOf(highs);
    }

    /**
     * Reads all samples once.
     *
     * @throws ModelException when the first input does not come from the samples
     */
    public static FeatureRanges of(Probe probe) {
        BoundInput first = probe.inputs().get(0);
        if (!first.varies()) {
            throw new ModelException(
                    "the input %s is the same for every sample, so it has no range in the data"
                            .formatted(first.input().described()));
        }
        int size = first.sampleSize();
        float[] lows = new float[size];
        float[] highs = new float[size];
        Arrays.fill(lows, Float.POSITIVE_INFINITY);
        Arrays.fill(highs, Float.NEGATIVE_INFINITY);
        int batch = probe.fixedBatch().orElse(Math.max(1, Math.min(BATCH, (1 << 24) / size)));
        try (ProbePass pass = probe.open(batch)) {
            for (Optional<Batch> next = pass.next(); next.isPresent(); next = pass.next()) {
                double[] values = pass.values(0);
                for (int i = 0; i < next.get().samples() * size; i++) {
                    lows[i % size] = Math.min(lows[i % size], (float) values[i]);
                    highs[i % size] = Math.max(highs[i % size], (float) values[i]);
                }
            }
        }
        return new FeatureRanges(doubles(lows), doubles(highs));
    }

    private static List<Double> doubles(float[] values) {
        List<Double> list = new ArrayList<>(values.length);
        for (float value : values) {
            list.add((double) value);
        }
        return Collections.unmodifiableList(list);
    }
}
