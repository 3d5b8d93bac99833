package org.rekindle.network;

import org.rekindle.kernel.Kernels;

/**
 * The linear part of a layer, z = W·x + b, as a view on a network's parameters: it says where they
 * lie and what is done with them. Weights are {@code float[units][fan_in]}, batches {@code
 * float[unit][batch]}.
 *
 * @param fanIn the number of inputs of each unit
 * @param units the number of units
 * @param weights the index of the first weight
 * @param biases the index of the first bias
 */
public record Affine(int fanIn, int units, int weights, int biases) {

    /** Where this part's parameters end, which is where the next may begin. */
    int end() {
        return biases + units;
    }

    /** z = W·x + b; {@code firing} receives for each unit the number of samples with z &gt; 0. */
    void forward(
            Kernels kernels, float[] parameters, float[] x, float[] z, int batch, int[] firing) {
        kernels.multiply(
                units, batch, fanIn, parameters, weights, fanIn, 1, x, 0, batch, z, 0, batch);
        for (int unit = 0; unit < units; unit++) {
            firing[unit] =
                    kernels.addBiasAndCountFiring(
                            z, unit * batch, batch, parameters[biases + unit]);
        }
    }

    /**
     * The gradients of weights and biases.
     *
     * @param zGradient ∂loss/∂z, {@code float[units][batch]}
     * @param xByRow x transposed, {@code float[batch][fan_in]}
     * @param gradients as long as the parameters; this part's are overwritten
     */
    void parameterGradients(
            Kernels kernels, float[] zGradient, float[] xByRow, int batch, float[] gradients) {
        kernels.multiply(
                units, fanIn, batch, zGradient, 0, batch, 1, xByRow, 0, fanIn, gradients, weights,
                fanIn);
        kernels.rowSums(zGradient, units, batch, gradients, biases);
    }

    /** ∂loss/∂x = Wᵀ·∂loss/∂z, {@code float[fan_in][batch]}. */
    void inputGradient(
            Kernels kernels, float[] parameters, float[] zGradient, float[] xGradient, int batch) {
        kernels.multiply(
                fanIn,
                batch,
                units,
                parameters,
                weights,
                1,
                fanIn,
                zGradient,
                0,
                batch,
                xGradient,
                0,
                batch);
    }
}
