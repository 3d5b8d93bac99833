package org.rekindle.network;

import org.rekindle.kernel.Kernels;

/**
 * The negative log-likelihood of the target class under the softmax of the outputs, in natural
 * units, as PyTorch's {@code cross_entropy}. The largest output is subtracted first, so no
 * exponential overflows. Loops run along the batch, where values are adjacent, and without
 * branches, so the JVM vectorizes them. A class that is far less likely than the most likely one
 * gets no gradient ({@link Kernels#SIGNAL_ROUNDER}), because further back it would soon be
 * subnormal.
 */
final class CrossEntropy implements Loss {
    /** Far enough below the largest double for one more factor. */
    private static final double LARGE_PRODUCT = 1e280;

    private final float[] largest;
    private final float[] sum;
    private final float[] scale;

    /**
     * @param capacity the largest batch
     */
    CrossEntropy(int capacity) {
        this.largest = new float[capacity];
        this.sum = new float[capacity];
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
        System.arraycopy(output, 0, largest, 0, batch);
        for (int row = batch; row < outputs * batch; row += batch) {
            for (int sample = 0; sample < batch; sample++) {
                largest[sample] = Math.max(largest[sample], output[row + sample]);
            }
        }
        for (int row = 0; row < outputs * batch; row += batch) {
            for (int sample = 0; sample < batch; sample++) {
                gradient[row + sample] = output[row + sample] - largest[sample];
            }
        }
        double total = 0;
        for (int sample = 0; sample < batch; sample++) {
            total -= gradient[index(targets, sample, batch)];
        }
        kernels.exp(gradient, 0, outputs * batch);
        System.arraycopy(gradient, 0, sum, 0, batch);
        for (int row = batch; row < outputs * batch; row += batch) {
            for (int sample = 0; sample < batch; sample++) {
                sum[sample] += gradient[row + sample];
            }
        }
        for (int sample = 0; sample < batch; sample++) {
            scale[sample] = 1 / (sum[sample] * batch);
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
        return (total + sumOfLogs(batch)) / batch;
    }

    /** Σ log(sum), by the logarithm of the product: one logarithm for hundreds of samples. */
    private double sumOfLogs(int batch) {
        double total = 0;
        double product = 1;
        for (int sample = 0; sample < batch; sample++) {
            product *= sum[sample];
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
