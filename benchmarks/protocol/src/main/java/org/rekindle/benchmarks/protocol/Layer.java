package org.rekindle.benchmarks.protocol;

import java.util.Arrays;

/**
 * Where a layer's initial parameters lie in {@link Workload#parameters}: weights {@code
 * float[units][fan_in]}, biases, and one slope per unit where the activation learns one.
 *
 * @param fanIn the number of inputs of each unit
 * @param units the number of units
 * @param offset the index of the first weight
 * @param slopes how many slopes follow the biases
 */
public record Layer(int fanIn, int units, int offset, int slopes) {

    /** {@code float[units][fan_in]}. */
    public float[] weights(float[] parameters) {
        return Arrays.copyOfRange(parameters, offset, biasOffset());
    }

    /** One per unit. */
    public float[] biases(float[] parameters) {
        return Arrays.copyOfRange(parameters, biasOffset(), slopeOffset());
    }

    /** One per unit, or none. */
    public float[] slopes(float[] parameters) {
        return Arrays.copyOfRange(parameters, slopeOffset(), end());
    }

    int end() {
        return slopeOffset() + slopes;
    }

    private int biasOffset() {
        return offset + fanIn * units;
    }

    private int slopeOffset() {
        return biasOffset() + units;
    }
}
