package org.rekindle.data.storage;

/** Decides whether numbers lie in memory or on disk. No result depends on it. */
public enum Storage {
    /** In memory where they fit, else on disk. */
    WHERE_IT_FITS {
        @Override
        public boolean isInMemory(double bytes) {
            double needed = bytes / SHARE;
            return needed <= Heap.free(needed);
        }
    },
    /** On disk, also what would fit in memory. */
    ON_DISK {
        @Override
        public boolean isInMemory(double bytes) {
            return false;
        }
    };

    /** The share of the free memory that may be taken; networks need some, too. */
    private static final double SHARE = 0.75;

    /** Whether so many bytes shall lie in memory. */
    public abstract boolean isInMemory(double bytes);
}
