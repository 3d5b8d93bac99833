package org.rekindle.kernel;

/**
 * One thread's memory for products, and where in it a line of the cache begins.
 *
 * <p>An array of Java begins anywhere in a line. A vector as long as a line then lies in two of
 * them, wherever it is loaded from, and each load counts twice. Java does not tell where an array
 * lies, and the garbage collector may move it. So now and then a product tries all places for the
 * panel that it reads most, and keeps the fastest. No result depends on it. The gain is in
 * docs/decisions/0038.
 */
public final class Scratch {
    /** So many floats fill a line of the cache. */
    static final int PLACES = 16;

    /**
     * After so many multiply-adds places are tried for the first time: by then code is compiled.
     */
    private static final long FIRST_TRIAL = 100_000_000;

    /** Each time after so many times as many, but within the most. */
    private static final long LATER = 8;

    private static final long MOST_BETWEEN = 10_000_000_000L;

    /** Where lines matter, one place is faster than another by more than this factor. */
    private static final double MATTERS = 1.1;

    /** {@link Kernels#PRODUCT_SCRATCH} values from {@link #panel} on, wherever that is. */
    final float[] values = new float[Kernels.PRODUCT_SCRATCH + PLACES];

    private int panel;
    private boolean linesMatter;
    private long work;
    private long nextTrial = FIRST_TRIAL;

    /** Where a panel begins. */
    int panel() {
        return panel;
    }

    /** Whether it was seen that the place of a panel matters for the speed. */
    boolean linesMatter() {
        return linesMatter;
    }

    /** Whether places are to be tried again, after so many more multiply-adds. */
    boolean isDue(long multiplyAdds) {
        work += multiplyAdds;
        return work >= nextTrial;
    }

    /**
     * Keeps the fastest place.
     *
     * @param times by place, in any unit
     */
    void settle(long[] times) {
        int fastest = 0;
        int slowest = 0;
        for (int place = 1; place < times.length; place++) {
            fastest = times[place] < times[fastest] ? place : fastest;
            slowest = times[place] > times[slowest] ? place : slowest;
        }
        panel = fastest;
        linesMatter = times[slowest] > MATTERS * times[fastest];
        nextTrial = work + Math.min((LATER - 1) * work, MOST_BETWEEN);
    }
}
