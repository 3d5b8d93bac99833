package org.rekindle.network;

import java.util.Arrays;
import java.util.Locale;

/**
 * Samples that a network is trained or measured on. The arrays are not copied, so the caller must
 * not change them afterwards.
 */
public final class Dataset {
    private final float[] inputs;
    private final float[] targets;
    private final int features;

    /**
     * @param inputs {@code float[samples][features]}, row-major: one sample after the other
     * @param targets one per sample: the class index (0, 1, ...) or the value to predict
     * @param features the length of one sample
     * @throws IllegalArgumentException when the lengths do not match
     */
    public Dataset(float[] inputs, float[] targets, int features) {
        if (features < 1 || inputs.length != (long) targets.length * features) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "inputs must hold samples x features = %d x %d values, but hold %d",
                            targets.length,
                            features,
                            inputs.length));
        }
        this.inputs = inputs;
        this.targets = targets;
        this.features = features;
    }

    /** The number of samples. */
    public int samples() {
        return targets.length;
    }

    /** The number of values in one sample. */
    public int features() {
        return features;
    }

    /** {@code float[samples][features]}, row-major. This is the array itself; do not change it. */
    public float[] inputs() {
        return inputs;
    }

    /** One target per sample. This is the array itself; do not change it. */
    public float[] targets() {
        return targets;
    }

    /** Whether both hold the same samples in the same order. */
    public boolean sameAs(Dataset other) {
        return features == other.features
                && Arrays.equals(targets, other.targets)
                && Arrays.equals(inputs, other.inputs);
    }

    /** These samples followed by {@code other}'s. */
    public Dataset concat(Dataset other) {
        float[] allInputs = Arrays.copyOf(inputs, inputs.length + other.inputs.length);
        System.arraycopy(other.inputs, 0, allInputs, inputs.length, other.inputs.length);
        float[] allTargets = Arrays.copyOf(targets, targets.length + other.targets.length);
        System.arraycopy(other.targets, 0, allTargets, targets.length, other.targets.length);
        return new Dataset(allInputs, allTargets, features);
    }
}
