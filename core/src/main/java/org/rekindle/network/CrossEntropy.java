package org.rekindle.network;

import org.rekindle.kernel.Kernels;

/**
 * The negative log-likelihood of the target class under the softmax of the outputs, in natural
 * units, as PyTorch's {@code cross_entropy}. The largest output is subtracted first, so no
 * exponential overflows.
 */
public record CrossEntropy() implements Loss {
    /**
     * A class less likely than this, against the likeliest, gets no gradient: none that any update
     * could feel, and passed on it would soon be subnormal, which is slow (see {@link
     * org.rekindle.kernel.Kernels}).
     */
    private static final float NEGLIGIBLE_PROBABILITY = 1e-20f;

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
            float largest = Float.NEGATIVE_INFINITY;
            for (int i = sample; i < outputs * batch; i += batch) {
                largest = Math.max(largest, output[i]);
            }
            for (int i = sample; i < outputs * batch; i += batch) {
                gradient[i] = output[i] - largest;
            }
            total -= gradient[index(targets, sample, batch)];
        }
        kernels.exp(gradient, 0, outputs * batch);
        for (int sample = 0; sample < batch; sample++) {
            double sum = 0;
            for (int i = sample; i < outputs * batch; i += batch) {
                sum += gradient[i];
            }
            float scale = (float) (1 / (sum * batch));
            for (int i = sample; i < outputs * batch; i += batch) {
                gradient[i] = gradient[i] < NEGLIGIBLE_PROBABILITY ? 0 : gradient[i] * scale;
            }
            gradient[index(targets, sample, batch)] -= 1f / batch;
            total += StrictMath.log(sum);
        }
        return total / batch;
    }

    /** Where the output of a sample's own class stands. */
    private static int index(float[] targets, int sample, int batch) {
        int targetClass = (int) targets[sample];
        return targetClass * batch + sample;
    }
}
