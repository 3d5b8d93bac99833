package org.rekindle.onnx.proof;

import java.util.Arrays;
import org.rekindle.onnx.shape.NotUnderstoodException;

/** Elements of one value, times numbers, added to elements of another: a sparse matrix. */
final class LinearTerms {
    /** A layer that has more is not written out. */
    private static final int MOST = 1 << 20;

    private int[] outputs = new int[16];
    private int[] inputs = new int[16];
    private double[] weights = new double[16];
    private int size;

    /**
     * Adds a term.
     *
     * @throws NotUnderstoodException when there are too many
     */
    void add(int output, int input, double weight) {
        if (weight == 0) {
            return;
        }
        NotUnderstoodException.unless(size < MOST, "it has too many terms");
        if (size == weights.length) {
            outputs = Arrays.copyOf(outputs, 2 * size);
            inputs = Arrays.copyOf(inputs, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
        }
        outputs[size] = output;
        inputs[size] = input;
        weights[size++] = weight;
    }

    int size() {
        return size;
    }

    /**
     * Whether it means the same for what a runtime computes: finite, and large enough not to
     * underflow when it is folded with others.
     */
    boolean isSound() {
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(weights[i]) || Math.abs(weights[i]) < AffineSum.TINY) {
                return false;
            }
        }
        return true;
    }

    /** Rewrites factors of the outputs as factors of the inputs, added to what is there. */
    void pullBack(double[] ofOutputs, double[] ofInputs) {
        for (int i = 0; i < size; i++) {
            ofInputs[inputs[i]] += ofOutputs[outputs[i]] * weights[i];
        }
    }

    /** The same for the sizes of factors, so that nothing cancels. */
    void pullBackSizes(double[] ofOutputs, double[] ofInputs) {
        for (int i = 0; i < size; i++) {
            ofInputs[inputs[i]] += ofOutputs[outputs[i]] * Math.abs(weights[i]);
        }
    }
}
