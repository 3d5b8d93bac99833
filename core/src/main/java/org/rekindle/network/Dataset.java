package org.rekindle.network;

import java.util.Arrays;
import java.util.Locale;

/**
 * Samples that a network is trained or measured on. The targets lie in memory, the inputs there or
 * elsewhere. Arrays are not copied, so the caller must not change them afterwards.
 */
public final class Dataset {
    /** Numbers that are read at a time where all are looked at. */
    private static final int BLOCK = 1 << 14;

    private final InputRows rows;
    private final float[] targets;

    /**
     * Samples in memory.
     *
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
        this.rows = new ArrayRows(inputs, features);
        this.targets = targets;
    }

    /**
     * Samples whose inputs may lie elsewhere.
     *
     * @param rows one for each sample
     * @param targets one per sample, as in the other constructor
     * @throws IllegalArgumentException when a row holds nothing
     */
    public Dataset(InputRows rows, float[] targets) {
        if (rows.features() < 1) {
            throw new IllegalArgumentException("a sample needs at least one input");
        }
        this.rows = rows;
        this.targets = targets;
    }

    /** The number of samples. */
    public int samples() {
        return targets.length;
    }

    /** The number of values in one sample. */
    public int features() {
        return rows.features();
    }

    /** The inputs, one row for each sample. */
    public InputRows rows() {
        return rows;
    }

    /**
     * All inputs in one array, {@code float[samples][features]}, row-major. Where they lie in such
     * an array, this is the array itself; do not change it. Where they do not, they are copied.
     */
    public float[] inputs() {
        if (rows instanceof ArrayRows array) {
            return array.values();
        }
        float[] all = new float[Math.multiplyExact(samples(), features())];
        rows.copy(0, samples(), all, 0);
        return all;
    }

    /** One target per sample. This is the array itself; do not change it. */
    public float[] targets() {
        return targets;
    }

    /**
     * Some of the samples.
     *
     * @param numbers of these, in the order that they shall have; held, not copied
     */
    public Dataset chosen(int[] numbers) {
        float[] chosen = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            chosen[i] = targets[numbers[i]];
        }
        return new Dataset(new ChosenRows(rows, numbers), chosen);
    }

    /** Takes rows of inputs, one after the other. */
    @FunctionalInterface
    public interface RowTaker {
        /**
         * Takes the next row.
         *
         * @param values in which it lies; they are overwritten afterwards
         * @param at where it begins
         */
        void take(float[] values, int at);
    }

    /** Hands on the inputs of every sample, in their order. */
    public void eachRow(RowTaker taker) {
        float[] block = new float[rowsOfABlock() * features()];
        for (int from = 0; from < samples(); from += rowsOfABlock()) {
            int count = Math.min(rowsOfABlock(), samples() - from);
            rows.copy(from, count, block, 0);
            for (int i = 0; i < count; i++) {
                taker.take(block, i * features());
            }
        }
    }

    private int rowsOfABlock() {
        return Math.max(1, BLOCK / features());
    }

    /** Whether both hold the same samples in the same order. */
    public boolean sameAs(Dataset other) {
        return this == other
                || (features() == other.features()
                        && Arrays.equals(targets, other.targets)
                        && hasSameInputs(other));
    }

    private boolean hasSameInputs(Dataset other) {
        float[] own = new float[rowsOfABlock() * features()];
        float[] others = new float[own.length];
        for (int from = 0; from < samples(); from += rowsOfABlock()) {
            int count = Math.min(rowsOfABlock(), samples() - from);
            rows.copy(from, count, own, 0);
            other.rows.copy(from, count, others, 0);
            int end = count * features();
            if (!Arrays.equals(own, 0, end, others, 0, end)) {
                return false;
            }
        }
        return true;
    }
}
