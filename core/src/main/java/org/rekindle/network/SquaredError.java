package org.rekindle.network;

import org.rekindle.kernel.Kernels;

/** The squared difference between the one output and the target, as PyTorch's {@code mse_loss}. */
record SquaredError() implements Loss {
    @Override
    public double meanWithGradient(
            Kernels kernels,
            float[] output,
            int outputs,
            float[] targets,
            int batch,
            float[] gradient) {
        double total = 0;
        for (int sample = 0; sample < batch; sample++) {
            float difference = output[sample] - targets[sample];
            gradient[sample] = 2 * difference / batch;
            total += (double) difference * difference;
        }
        return total / batch;
    }
}
