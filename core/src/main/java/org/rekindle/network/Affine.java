package org.rekindle.network;

import java.util.Arrays;
import org.rekindle.kernel.Kernels;

/**
 * The linear part of a layer, z = W·x + b, as a view on a network's parameters: it knows their
 * position in the array. Weights are {@code float[units][fan_in]}, batches {@code
 * float[unit][batch]}.
 *
 * @param fanIn the number of inputs of each unit
 * @param units the number of units
 * @param weights the index of the first weight
 * @param biases the index of the first bias
 */
public record Affine(int fanIn, int units, int weights, int biases) {

    /** The index after the last parameter of this part. */
    int end() {
        return biases + units;
    }

    /** Sets the biases to 0. */
    void clearBiases(float[] parameters) {
        Arrays.fill(parameters, biases, end(), 0);
    }

    /** z = W·x + b. */
    void forward(
            Kernels kernels, float[] parameters, float[] x, float[] z, int batch, float[] scratch) {
        kernels.affine(0, units, batch, fanIn, parameters, weights, biases, x, z, scratch);
    }

    /** ∂loss/∂x = Wᵀ·∂loss/∂z, {@code float[fan_in][batch]}. */
    void inputGradient(
            Kernels kernels,
            float[] parameters,
            float[] zGradient,
            float[] xGradient,
            int batch,
            float[] scratch) {
        kernels.inputGradients(
                0, fanIn, fanIn, batch, units, parameters, weights, zGradient, xGradient, scratch);
    }
}
