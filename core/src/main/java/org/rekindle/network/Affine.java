package org.rekindle.network;

import java.util.Arrays;
import org.rekindle.kernel.Kernels;
import org.rekindle.kernel.Scratch;

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

    /** z = W·x + b, for the units of a range. */
    void forward(
            Kernels kernels,
            int from,
            int to,
            float[] parameters,
            float[] x,
            float[] z,
            int batch,
            Scratch scratch) {
        kernels.affine(from, to, batch, fanIn, parameters, weights, biases, x, z, scratch);
    }

    /** ∂loss/∂x = Wᵀ·∂loss/∂z, {@code float[fan_in][batch]}, for the inputs of a range. */
    void inputGradient(
            Kernels kernels,
            int from,
            int to,
            float[] parameters,
            float[] zGradient,
            float[] xGradient,
            int batch,
            Scratch scratch) {
        kernels.inputGradients(
                from, to, fanIn, batch, units, parameters, weights, zGradient, xGradient, scratch);
    }

    /** The multiply-adds of each of the three products of a batch. */
    long multiplyAdds(int batch) {
        return (long) batch * units * fanIn;
    }
}
