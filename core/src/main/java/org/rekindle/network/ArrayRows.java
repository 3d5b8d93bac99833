package org.rekindle.network;

/**
 * Rows in memory.
 *
 * @param values {@code float[samples][features]}, row-major; held, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // read only, and never compared
record ArrayRows(float[] values, int features) implements InputRows {
    @Override
    public void copy(int first, int samples, float[] to, int at) {
        System.arraycopy(values, first * features, to, at, samples * features);
    }

    /** Changed once, which takes memory and no time later. */
    @Override
    public InputRows changed(RowChange change) {
        float[] changed = values.clone();
        change.apply(changed, 0, values.length / features);
        return new ArrayRows(changed, features);
    }
}
