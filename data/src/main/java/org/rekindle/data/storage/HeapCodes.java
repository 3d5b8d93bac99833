package org.rekindle.data.storage;

/** Codes in memory. */
final class HeapCodes implements Codes {
    private final int[] codes;
    private int filled;

    HeapCodes(int rows) {
        this.codes = new int[rows];
    }

    @Override
    public void add(int code) {
        codes[filled++] = code;
    }

    @Override
    public int at(int row) {
        return codes[row];
    }
}
