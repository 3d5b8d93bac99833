package org.rekindle.training;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.rekindle.statistics.RocAuc;

/** By how much the second of two outputs exceeds the first, for every sample of a pass. */
final class Margins {
    /** Those of the first class from the front, those of the second from the end. */
    private final double[] margins;

    private int first;
    private int second;

    /**
     * @param samples the number of samples in the pass
     */
    Margins(int samples) {
        this.margins = new double[samples];
        this.second = samples;
    }

    /** Adds a batch of {@code float[2][batch]} outputs. */
    void add(float[] output, float[] targets, int batch) {
        for (int sample = 0; sample < batch; sample++) {
            double margin = (double) output[batch + sample] - output[sample];
            if (targets[sample] == 0) {
                margins[first++] = margin;
            } else {
                margins[--second] = margin;
            }
        }
    }

    /** The area under the ROC curve; empty where a class has no sample or an output is NaN. */
    OptionalDouble area() {
        return RocAuc.of(
                Arrays.copyOf(margins, first), Arrays.copyOfRange(margins, second, margins.length));
    }
}
