package org.rekindle.data.storage;

/** Codes in a file. */
record DiskCodes(DiskRegion region) implements Codes {
    @Override
    public void add(int code) {
        region.buffer().putInt(code);
    }

    @Override
    public int at(int row) {
        return region.file().code(region.start() + (long) row * Integer.BYTES);
    }
}
