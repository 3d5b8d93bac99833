package org.rekindle.training;

import java.util.Random;
import org.rekindle.network.Dataset;
import org.rekindle.network.Task;

/** Small data sets with something to learn, made from a number. */
public final class Samples {
    private static final int FEATURES = 8;

    private Samples() {}

    /** Three classes, or a smooth function, of eight standard normal inputs. */
    public static Dataset of(Task task, int samples, long seed) {
        Random random = new Random(seed);
        float[] inputs = new float[samples * FEATURES];
        float[] targets = new float[samples];
        for (int sample = 0; sample < samples; sample++) {
            for (int i = 0; i < FEATURES; i++) {
                inputs[sample * FEATURES + i] = (float) random.nextGaussian();
            }
            float first = inputs[sample * FEATURES];
            float second = inputs[sample * FEATURES + 1];
            targets[sample] =
                    task == Task.CLASSIFICATION
                            ? (first > 0 ? 1 : 0) + (second > 0.5f ? 1 : 0)
                            : first * 0.7f + Math.abs(second) * 0.5f;
        }
        return new Dataset(inputs, targets, FEATURES);
    }

    /** Training and validation samples. */
    public static TrainingData data(Task task) {
        return new TrainingData(of(task, 500, 1), of(task, 320, 2));
    }
}
