package org.rekindle.network;

import org.rekindle.kernel.Kernels;

/**
 * The arrays that gradients pass through on their way back, allocated once. Not for use by two
 * threads.
 */
public final class BackwardPass {
    /** As many columns as the longest vectors have lanes. */
    private static final int NARROW = 16;

    private final Kernels kernels;
    private final float[] outputGradient;
    private final float[][] gradientOf;
    private final float[] bySample;
    private final float[] narrowGradients;
    private final float[] parameterGradients;

    /**
     * @param network one of the networks that this pass will serve, for its widths
     * @param capacity the largest batch
     */
    public BackwardPass(DenseNetwork network, int capacity, Kernels kernels) {
        NetworkShape shape = network.shape();
        int layers = shape.hidden().size();
        int widest = 0;
        this.kernels = kernels;
        this.gradientOf = new float[layers][];
        for (int layer = 0; layer < layers; layer++) {
            int units = shape.hidden().get(layer);
            gradientOf[layer] = new float[units * capacity];
            widest = Math.max(widest, units);
        }
        this.outputGradient = new float[shape.outputs() * capacity];
        this.bySample = new float[Math.max(widest, shape.outputs()) * capacity];
        this.narrowGradients = new float[Math.max(widest, shape.outputs()) * NARROW];
        this.parameterGradients = new float[network.parameters().length];
    }

    /** Where the loss writes ∂loss/∂output, {@code float[outputs][batch]}, before {@link #run}. */
    public float[] outputGradient() {
        return outputGradient;
    }

    /** ∂loss/∂parameters, laid out as {@link DenseNetwork#parameters}; valid after {@link #run}. */
    public float[] parameterGradients() {
        return parameterGradients;
    }

    /** Sends {@link #outputGradient} back through the batch that {@code forward} last ran. */
    public void run(DenseNetwork network, ForwardPass forward) {
        float[] parameters = network.parameters();
        int batch = forward.batch();
        Affine above = network.output();
        float[] gradient = outputGradient;
        for (int i = gradientOf.length - 1; i >= 0; i--) {
            DenseLayer layer = network.hidden().get(i);
            parameterGradients(above, gradient, forward.activations(i), batch);
            above.inputGradient(kernels, parameters, gradient, gradientOf[i], batch);
            gradient = gradientOf[i];
            layer.backward(
                    kernels,
                    parameters,
                    forward.preActivations(i),
                    gradient,
                    batch,
                    parameterGradients);
            above = layer.affine();
        }
        inputLayerGradients(above, gradient, forward);
    }

    /**
     * The gradients of an affine part's weights and biases.
     *
     * @param zGradient ∂loss/∂z, {@code float[units][batch]}
     * @param x what the part received, {@code float[fan_in][batch]}
     */
    private void parameterGradients(Affine affine, float[] zGradient, float[] x, int batch) {
        if (isNarrow(affine)) {
            narrowWeightGradients(affine, zGradient, x, batch);
        } else {
            kernels.transpose(x, affine.fanIn(), batch, bySample, 0);
            weightGradients(affine, zGradient, bySample, batch);
        }
        biasGradients(affine, zGradient, batch);
    }

    /** The same for the first layer, whose inputs are there both by feature and by sample. */
    private void inputLayerGradients(Affine affine, float[] zGradient, ForwardPass forward) {
        int batch = forward.batch();
        if (isNarrow(affine)) {
            narrowWeightGradients(affine, zGradient, forward.inputs(), batch);
        } else {
            weightGradients(affine, zGradient, forward.rows(), batch);
        }
        biasGradients(affine, zGradient, batch);
    }

    /** Rows of fewer weights than a vector has lanes, but columns of at least as many. */
    private static boolean isNarrow(Affine affine) {
        return affine.fanIn() < NARROW && affine.units() >= NARROW;
    }

    /**
     * @param x {@code float[batch][fan_in]}
     */
    private void weightGradients(Affine affine, float[] zGradient, float[] x, int batch) {
        kernels.weightGradients(
                affine.units(),
                affine.fanIn(),
                batch,
                zGradient,
                x,
                parameterGradients,
                affine.weights());
    }

    /**
     * The transpose of the gradient, whose long rows fill vectors, then transposed. The sums are
     * the same, term by term.
     */
    private void narrowWeightGradients(Affine affine, float[] zGradient, float[] x, int batch) {
        int units = affine.units();
        int fanIn = affine.fanIn();
        kernels.transpose(zGradient, units, batch, bySample, 0);
        kernels.weightGradients(fanIn, units, batch, x, bySample, narrowGradients, 0);
        kernels.transpose(narrowGradients, fanIn, units, parameterGradients, affine.weights());
    }

    private void biasGradients(Affine affine, float[] zGradient, int batch) {
        kernels.rowSums(zGradient, affine.units(), batch, parameterGradients, affine.biases());
    }
}
