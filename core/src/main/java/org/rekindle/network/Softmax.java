package org.rekindle.network;

import org.rekindle.kernel.Kernels;

/**
 * The softmax of the outputs, in two steps, because a loss also needs what lies between them. The
 * largest output of a sample is subtracted first, so no exponential overflows. Loops run along the
 * batch, where values are adjacent, and without branches, so the JVM vectorizes them.
 */
final class Softmax {
    private final float[] largest;
    private final float[] sums;

    /**
     * @param capacity the largest batch
     */
    Softmax(int capacity) {
        this.largest = new float[capacity];
        this.sums = new float[capacity];
    }

    /**
     * Subtracts from each output the largest one of its sample.
     *
     * @param output {@code float[outputs][batch]}
     * @param shifted is set; of the same shape
     */
    void subtractLargest(float[] output, int outputs, int batch, float[] shifted) {
        System.arraycopy(output, 0, largest, 0, batch);
        for (int row = batch; row < outputs * batch; row += batch) {
            for (int sample = 0; sample < batch; sample++) {
                largest[sample] = Math.max(largest[sample], output[row + sample]);
            }
        }
        for (int row = 0; row < outputs * batch; row += batch) {
            for (int sample = 0; sample < batch; sample++) {
                shifted[row + sample] = output[row + sample] - largest[sample];
            }
        }
    }

    /**
     * Replaces each number by its exponential. The softmax is that exponential over the sum of its
     * sample.
     *
     * @param shifted {@code float[outputs][batch]}, changed in place
     * @return the sum of each sample, valid until the next call
     */
    float[] exponentials(Kernels kernels, float[] shifted, int outputs, int batch) {
        kernels.exp(shifted, 0, outputs * batch);
        System.arraycopy(shifted, 0, sums, 0, batch);
        for (int row = batch; row < outputs * batch; row += batch) {
            for (int sample = 0; sample < batch; sample++) {
                sums[sample] += shifted[row + sample];
            }
        }
        return sums;
    }
}
