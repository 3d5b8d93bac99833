package org.rekindle.network;

import org.rekindle.kernel.Kernels;

/**
 * The squared error of the softmax p of the outputs against the one-hot target y: the mean of (p −
 * y)² over the classes, as PyTorch's {@code mse_loss} of probabilities. With e = p − y and K
 * classes, its gradient by output j is 2/K · pⱼ · (eⱼ − Σₖ eₖ·pₖ). It vanishes where the softmax is
 * certain, right or wrong. As in {@link CrossEntropy}, gradients that would soon be subnormal are
 * 0.
 */
final class SoftmaxSquaredError implements Loss {
    private final Softmax softmax;
    private final float[] dot;

    /**
     * @param capacity the largest batch
     */
    SoftmaxSquaredError(int capacity) {
        this.softmax = new Softmax(capacity);
        this.dot = new float[capacity];
    }

    @Override
    public double meanWithGradient(
            Kernels kernels,
            float[] output,
            int outputs,
            float[] targets,
            int batch,
            float[] gradient) {
        probabilities(kernels, output, outputs, batch, gradient);
        double total = 0;
        for (int sample = 0; sample < batch; sample++) {
            int target = (int) targets[sample];
            double squares = 0;
            double product = 0;
            for (int i = 0; i < outputs; i++) {
                double p = gradient[i * batch + sample];
                double error = i == target ? p - 1 : p;
                squares += error * error;
                product += error * p;
            }
            total += squares;
            dot[sample] = (float) product;
        }
        float scale = 2f / outputs / batch;
        for (int i = 0; i < outputs; i++) {
            for (int sample = 0; sample < batch; sample++) {
                float p = gradient[i * batch + sample];
                float error = i == (int) targets[sample] ? p - 1 : p;
                gradient[i * batch + sample] =
                        scale * p * (error - dot[sample])
                                + Kernels.SIGNAL_ROUNDER
                                - Kernels.SIGNAL_ROUNDER;
            }
        }
        return total / outputs / batch;
    }

    private void probabilities(Kernels kernels, float[] output, int outputs, int batch, float[] p) {
        softmax.subtractLargest(output, outputs, batch, p);
        float[] sums = softmax.exponentials(kernels, p, outputs, batch);
        for (int row = 0; row < outputs * batch; row += batch) {
            for (int sample = 0; sample < batch; sample++) {
                p[row + sample] /= sums[sample];
            }
        }
    }
}
