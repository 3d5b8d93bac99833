package org.rekindle.network;

import java.util.Arrays;

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
        int largest = Arrays.stream(counts(data, classes)).max().orElse(0);
        return new ClassBalance(classes, (double) largest / data.samples());
    }

    /**
     * How many samples each class has.
     *
     * @param classes the number of classes
     */
    public static int[] counts(Dataset data, int classes) {
        int[] counts = new int[classes];
        for (float target : data.targets()) {
            counts[(int) target]++;
        }
        return counts;
    }

    /**
     * Whether accuracy alone misleads, because guessing the largest class scores high: that class
     * has at least 80 % of the samples, or three times its even share.
     */
    public boolean isImbalanced() {
        return classes > 1 && largestShare >= Math.min(OVERWHELMING, TIMES_EVEN / classes);
    }
}
