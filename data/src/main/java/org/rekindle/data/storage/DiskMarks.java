package org.rekindle.data.storage;

/** Codes that fit a byte, in a file. */
record DiskMarks(DiskRegion region) implements Codes {
    @Override
    public void add(int code) {
        region.buffer().put((byte) code);
    }

    @Override
    public int at(int row) {
        return region.file().mark(region.start() + row);
    }
}
