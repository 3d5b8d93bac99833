package org.rekindle.statistics;

/**
 * What may be said of a rate after it was never seen: with 0 of n, the 95 % upper bound is 3/n
 * (Hanley and Lippman-Hand 1983), because (1 − 3/n)ⁿ is about e⁻³, some 5 %.
 */
public final class RuleOfThree {
    private static final double THREE = 3;

    private RuleOfThree() {}

    /** The 95 % upper bound of a rate of which 0 of so many samples are known; at most 1. */
    public static double upperBound(long samples) {
        return Math.min(1, THREE / samples);
    }

    /** How many samples bound a rate that was never seen by this one. */
    public static long samplesFor(double rate) {
        return (long) Math.ceil(THREE / rate);
    }
}
