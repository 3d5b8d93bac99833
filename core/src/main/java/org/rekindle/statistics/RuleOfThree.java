package org.rekindle.statistics;

/**
 * The rule of three: for an event that was seen in 0 of n samples, the 95 % upper bound of its rate
 * is 3/n (Hanley and Lippman-Hand 1983), because (1 − 3/n)ⁿ is about e⁻³, which is 5 %.
 */
public final class RuleOfThree {
    private static final double THREE = 3;

    private RuleOfThree() {}

    /** The 95 % upper bound of the rate after no event in this many samples; at most 1. */
    public static double upperBound(long samples) {
        return Math.min(1, THREE / samples);
    }

    /** How many samples without an event give this rate as upper bound. */
    public static long samplesFor(double rate) {
        return (long) Math.ceil(THREE / rate);
    }
}
