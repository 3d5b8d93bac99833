package org.rekindle.benchmarks.protocol;

/**
 * Labelled samples.
 *
 * @param inputs {@code float[samples][features]}, row-major
 * @param labels the class of each
 */
@SuppressWarnings("ArrayRecordComponent") // read only, and never compared
public record Samples(float[] inputs, int[] labels) {

    /** None. */
    public static final Samples NONE = new Samples(new float[0], new int[0]);

    /** How many there are. */
    public int count() {
        return labels.length;
    }

    /** How many batches of that size they make; the last may be smaller. */
    public int batches(int batchSize) {
        return (count() + batchSize - 1) / batchSize;
    }

    /** The samples of one batch, copied. */
    public Samples batch(int number, int batchSize) {
        int from = number * batchSize;
        int size = Math.min(batchSize, count() - from);
        int features = inputs.length / count();
        float[] batchInputs = new float[size * features];
        System.arraycopy(inputs, from * features, batchInputs, 0, batchInputs.length);
        int[] batchLabels = new int[size];
        System.arraycopy(labels, from, batchLabels, 0, size);
        return new Samples(batchInputs, batchLabels);
    }
}
