package org.rekindle.data.storage;

import org.rekindle.network.InputRows;

/** Rows in an array. */
final class HeapRows implements RowStore {
    private final float[] values;
    private final int width;
    private int filled;

    HeapRows(int rows, int width) {
        this.values = new float[Math.multiplyExact(rows, width)];
        this.width = width;
    }

    @Override
    public void add(float[] rows, int count) {
        System.arraycopy(rows, 0, values, filled, count * width);
        filled += count * width;
    }

    @Override
    public InputRows rows() {
        return InputRows.of(values, width);
    }
}
