package org.rekindle.network;

/**
 * How evenly samples are spread over classes.
 *
 * @param classes the number of classes
 * @param largestShare the share of samples that the largest class has
 */
public record ClassBalance(int classes, double largestShare) {
    /** From this share on, one class outweighs all others together. */
    private static final double OVERWHELMING = 0.8;

    /** From this multiple of an even share on, a class is far larger than the others. */
    private static final double TIMES_EVEN = 3;

    /** Counts the targets of a data set. */
    public static ClassBalance of(Dataset data, int classes) {
        int[] counts = new int[classes];
        int largest = 0;
        for (float target : data.targets()) {
            largest = Math.max(largest, ++counts[(int) target]);
        }
        return new ClassBalance(classes, (double) largest / data.samples());
    }

    /**
     * Whether accuracy alone misleads, because guessing the largest class scores high: that class
     * has at least 80 % of the samples, or three times its even share.
     */
    public boolean isImbalanced() {
        return classes > 1 && largestShare >= Math.min(OVERWHELMING, TIMES_EVEN / classes);
    }
}
