package org.rekindle.network;

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
    private static final double NEGLIGIBLE_PROBABILITY = 1e-20;

    @Override
    public double meanWithGradient(
            float[] output, int outputs, float[] targets, int batch, float[] gradient) {
        double total = 0;
        for (int sample = 0; sample < batch; sample++) {
            float largest = Float.NEGATIVE_INFINITY;
            for (int i = sample; i < outputs * batch; i += batch) {
                largest = Math.max(largest, output[i]);
            }
            double sum = 0;
            for (int i = sample; i < outputs * batch; i += batch) {
                double exponential = Math.exp(output[i] - largest);
                gradient[i] = exponential < NEGLIGIBLE_PROBABILITY ? 0 : (float) exponential;
                sum += exponential;
            }
            float scale = (float) (1 / (sum * batch));
            for (int i = sample; i < outputs * batch; i += batch) {
                gradient[i] *= scale;
            }
            int targetClass = (int) targets[sample];
            int target = targetClass * batch + sample;
            gradient[target] -= 1f / batch;
            total += Math.log(sum) + largest - output[target];
        }
        return total / batch;
    }
}
