package org.rekindle.data.storage;

/** Decides whether numbers lie in memory or on disk. No result depends on it. */
public enum Storage {
    /** In memory where they fit, else on disk. */
    WHERE_IT_FITS {
        @Override
        public boolean isInMemory(double bytes) {
            if (bytes > SHARE * Runtime.getRuntime().maxMemory()) {
                return false;
            }
            if (bytes > SHARE * free()) {
                // What nothing refers to any more counts as used until it is collected.
                System.gc();
            }
            return bytes <= SHARE * free();
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

    private static double free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (double) (runtime.totalMemory() - runtime.freeMemory());
    }
}
