package org.rekindle.network;

import org.rekindle.kernel.Kernels;

/**
 * The negative log-likelihood of the target class under the softmax of the outputs, in natural
 * units, as PyTorch's {@code cross_entropy}. A class that is far less likely than the most likely
 * one gets no gradient ({@link Kernels#SIGNAL_ROUNDER}), because further back it would soon be
 * subnormal.
 */
final class CrossEntropy implements Loss {
    /** Far enough below the largest double for one more factor. */
    private static final double LARGE_PRODUCT = 1e280;

    private final Softmax softmax;
    private final float[] scale;

    /**
     * @param capacity the largest batch
     */
    CrossEntropy(int capacity) {
        this.softmax = new Softmax(capacity);
        this.scale = new float[capacity];
    }

    @Override
    public double meanWithGradient(
            Kernels kernels,
            float[] output,
            int outputs,
            float[] targets,
            int batch,
            float[] gradient) {
        softmax.subtractLargest(output, outputs, batch, gradient);
        double total = 0;
        for (int sample = 0; sample < batch; sample++) {
            total -= gradient[index(targets, sample, batch)];
        }
        float[] sums = softmax.exponentials(kernels, gradient, outputs, batch);
        for (int sample = 0; sample < batch; sample++) {
            scale[sample] = 1 / (sums[sample] * batch);
        }
        for (int row = 0; row < outputs * batch; row += batch) {
            for (int sample = 0; sample < batch; sample++) {
                gradient[row + sample] =
                        gradient[row + sample] * scale[sample]
                                + Kernels.SIGNAL_ROUNDER
                                - Kernels.SIGNAL_ROUNDER;
            }
        }
        for (int sample = 0; sample < batch; sample++) {
            gradient[index(targets, sample, batch)] -= 1f / batch;
        }
        return (total + sumOfLogs(sums, batch)) / batch;
    }

    /** Σ log(sum), by the logarithm of the product: one logarithm for hundreds of samples. */
    private static double sumOfLogs(float[] sums, int batch) {
        double total = 0;
        double product = 1;
        for (int sample = 0; sample < batch; sample++) {
            product *= sums[sample];
            if (product > LARGE_PRODUCT) {
                total += StrictMath.log(product);
                product = 1;
            }
        }
        return total + StrictMath.log(product);
    }

    /** The index of the output for a sample's target class. */
    private static int index(float[] targets, int sample, int batch) {
        int targetClass = (int) targets[sample];
        return targetClass * batch + sample;
    }
}
