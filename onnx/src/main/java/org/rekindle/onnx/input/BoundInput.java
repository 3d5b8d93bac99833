package org.rekindle.onnx.input;

import java.util.List;
import java.util.Optional;

/**
 * An input with what it is fed.
 *
 * @param input the model's
 * @param source where its values come from
 * @param sampleShape the shape of one sample as the model takes it; of the whole tensor where all
 *     samples share it
 */
public record BoundInput(ModelInput input, Source source, List<Long> sampleShape) {

    /** Copies the list. */
    public BoundInput {
        sampleShape = List.copyOf(sampleShape);
    }

    /** Where an input's values come from. */
    public sealed interface Source {}

    /**
     * Samples of an array.
     *
     * @param array its name in the data
     * @param layout the model's, where the data have the other one
     */
    public record Samples(String array, Optional<Layout> layout) implements Source {}

    /**
     * The same array for every sample.
     *
     * @param array its name in the data
     */
    public record Shared(String array) implements Source {}

    /**
     * One number, in every place.
     *
     * @param value the number
     */
    public record Filled(double value) implements Source {}

    /** Noise. */
    public record Noise() implements Source {}

    /** Whether its values differ from sample to sample. */
    public boolean varies() {
        return source instanceof Samples || source instanceof Noise;
    }

    /** How many elements a sample has, or the whole tensor where all samples share it. */
    public int sampleSize() {
        return Math.toIntExact(sampleShape.stream().reduce(1L, Math::multiplyExact));
    }
}
