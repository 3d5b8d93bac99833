package org.rekindle.network;

/**
 * Some of the rows.
 *
 * @param numbers of the samples; held, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // read only, and never compared
record ChosenRows(InputRows rows, int[] numbers) implements InputRows {
    @Override
    public int features() {
        return rows.features();
    }

    @Override
    public void copy(int first, int samples, float[] to, int at) {
        for (int i = 0; i < samples; i++) {
            rows.copy(numbers[first + i], 1, to, at + i * features());
        }
    }
}
