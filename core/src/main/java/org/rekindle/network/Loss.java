package org.rekindle.network;

import org.rekindle.kernel.Kernels;

/** The loss that training minimizes: its mean over a batch, and its gradient. Not thread-safe. */
public sealed interface Loss permits CrossEntropy, SoftmaxSquaredError, SquaredError {

    /**
     * The mean loss of a batch, and its gradient with respect to the network's output.
     *
     * @param output {@code float[outputs][batch]}
     * @param outputs the network's number of outputs
     * @param targets one per sample, as in {@link Dataset#targets}
     * @param batch the number of samples
     * @param gradient {@code float[outputs][batch]}; overwritten
     * @return the mean over the samples; NaN or infinite when training has diverged
     */
    double meanWithGradient(
            Kernels kernels,
            float[] output,
            int outputs,
            float[] targets,
            int batch,
            float[] gradient);
}
