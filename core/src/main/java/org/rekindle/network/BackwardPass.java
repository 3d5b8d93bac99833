package org.rekindle.network;

import org.rekindle.kernel.Kernels;

/**
 * The arrays that gradients pass through on their way back, allocated once. Not for use by two
 * threads.
 */
public final class BackwardPass {
    private final Kernels kernels;
    private final float[] outputGradient;
    private final float[][] gradientOf;
    private final float[] activationsByRow;
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
        this.activationsByRow = new float[widest * capacity];
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
            kernels.transpose(forward.activations(i), layer.units(), batch, activationsByRow);
            above.parameterGradients(
                    kernels, gradient, activationsByRow, batch, parameterGradients);
            above.inputGradient(kernels, parameters, gradient, gradientOf[i], batch);
            gradient = gradientOf[i];
            layer.backward(
                    kernels,
                    parameters,
                    forward.preActivations(i),
                    gradient,
                    batch,
                    parameterGradients);
            kernels.dropNegligible(gradient, 0, layer.units() * batch);
            above = layer.affine();
        }
        above.parameterGradients(kernels, gradient, forward.rows(), batch, parameterGradients);
    }
}
