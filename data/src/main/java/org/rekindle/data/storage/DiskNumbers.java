package org.rekindle.data.storage;

/** Numbers in a file. */
record DiskNumbers(DiskRegion region) implements Numbers {
    @Override
    public void add(double number) {
        region.buffer().putDouble(number);
    }

    @Override
    public double at(int row) {
        return region.file().number(region.start() + (long) row * Double.BYTES);
    }
}
