package org.rekindle.training;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.rekindle.statistics.RocAuc;

/** By how much the second of two outputs exceeds the first, for every sample of a pass. */
final class Margins {
    private final double[] ofFirst;
    private final double[] ofSecond;
    private int first;
    private int second;

    /**
     * @param samples the number of samples in the pass
     */
    Margins(int samples) {
        this.ofFirst = new double[samples];
        this.ofSecond = new double[samples];
    }

    /** Adds a batch of {@code float[2][batch]} outputs. */
    void add(float[] output, float[] targets, int batch) {
        for (int sample = 0; sample < batch; sample++) {
            double margin = (double) output[batch + sample] - output[sample];
            if (targets[sample] == 0) {
                ofFirst[first++] = margin;
            } else {
                ofSecond[second++] = margin;
            }
        }
    }

    /** The area under the ROC curve; empty where a class has no sample or an output is NaN. */
    OptionalDouble area() {
        return RocAuc.of(Arrays.copyOf(ofFirst, first), Arrays.copyOf(ofSecond, second));
    }
}
