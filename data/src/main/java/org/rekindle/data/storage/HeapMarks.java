package org.rekindle.data.storage;

/** Codes in memory that fit a byte. */
final class HeapMarks implements Codes {
    private final byte[] codes;
    private int filled;

    HeapMarks(int rows) {
        this.codes = new byte[rows];
    }

    @Override
    public void add(int code) {
        codes[filled++] = (byte) code;
    }

    @Override
    public int at(int row) {
        return codes[row];
    }
}
