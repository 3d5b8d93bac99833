package org.rekindle.network;

import org.rekindle.activation.Activation;
import org.rekindle.kernel.Kernels;

/**
 * A layer with an activation: a linear part, then what each unit does with it. Like {@link Affine}
 * it is a view on a network's parameters.
 *
 * @param name the layer's name in every document: {@code hidden_1} is the one next to the input;
 *     {@code output} is the last
 * @param affine the linear part
 * @param activation what each unit does with its pre-activation
 * @param slopes the index of the first learnt slope
 * @param slopeCount how many slopes are learnt: 0, 1 (shared) or one per unit
 */
public record DenseLayer(
        String name, Affine affine, Activation activation, int slopes, int slopeCount) {

    /** The number of units. */
    public int units() {
        return affine.units();
    }

    /** Where this layer's parameters end. */
    int end() {
        return slopes + slopeCount;
    }

    /** The slope that a unit has learnt; 0 where none is learnt. */
    public float slope(int unit, float[] parameters) {
        return slopeCount == 0 ? 0 : parameters[slopeIndex(unit)];
    }

    /** a = φ(z), {@code float[units][batch]} both. */
    void activate(Kernels kernels, float[] parameters, float[] z, float[] a, int batch) {
        int rows = rowsOfOneSlope();
        for (int unit = 0; unit < units(); unit += rows) {
            activation.forward(kernels, z, a, unit * batch, rows * batch, slope(unit, parameters));
        }
    }

    /**
     * Turns ∂loss/∂a into ∂loss/∂z in place, and writes the gradients of the slopes.
     *
     * @param gradient {@code float[units][batch]}
     * @param gradients as long as the parameters; this layer's slopes' are overwritten
     * @param partial at least {@link Kernels#SUMS_SCRATCH} values; overwritten
     */
    void backward(
            Kernels kernels,
            float[] parameters,
            float[] z,
            float[] gradient,
            int batch,
            float[] gradients,
            float[] partial) {
        int rows = rowsOfOneSlope();
        if (slopeCount > 0) {
            kernels.slopeGradients(
                    z, gradient, slopeCount, rows * batch, gradients, slopes, partial);
        }
        for (int unit = 0; unit < units(); unit += rows) {
            activation.backward(
                    kernels, z, gradient, unit * batch, rows * batch, slope(unit, parameters));
        }
    }

    /** How many units' rows fit into one call, because they share one slope. */
    private int rowsOfOneSlope() {
        return slopeCount > 1 ? 1 : units();
    }

    private int slopeIndex(int unit) {
        return slopes + (slopeCount == 1 ? 0 : unit);
    }
}
