package org.rekindle.study;

import java.util.Comparator;

/**
 * What settings are ranked by, the better first. Taken from a standing once, because it takes going
 * through all trials.
 *
 * @param diverged how many trials diverged
 * @param score the mean score; NaN when there is none
 */
record Merit(long diverged, double score) implements Comparable<Merit> {

    /** Those without a score last, and before them those that diverged more often. */
    static final Comparator<Merit> BY_RELIABILITY =
            Comparator.comparing((Merit merit) -> Double.isNaN(merit.score))
                    .thenComparing(Merit::diverged);

    private static final Comparator<Merit> BY_MERIT =
            BY_RELIABILITY.thenComparing(Merit::score, Comparator.reverseOrder());

    static Merit of(Standing standing) {
        return new Merit(standing.diverged(), standing.score());
    }

    boolean isReliable() {
        return diverged == 0;
    }

    @Override
    public int compareTo(Merit other) {
        return BY_MERIT.compare(this, other);
    }
}
