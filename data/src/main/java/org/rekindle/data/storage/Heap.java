package org.rekindle.data.storage;

/** The memory of this JVM. */
public final class Heap {
    private Heap() {}

    /**
     * How many bytes are free. What nothing refers to any more counts as used until it is
     * collected; that is done first if the rest is not enough.
     *
     * @param needed how many are enough
     */
    public static double free(double needed) {
        double free = free();
        if (needed <= free || needed > Runtime.getRuntime().maxMemory()) {
            return free;
        }
        System.gc();
        return free();
    }

    private static double free() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.maxMemory() - (double) (runtime.totalMemory() - runtime.freeMemory());
    }
}
