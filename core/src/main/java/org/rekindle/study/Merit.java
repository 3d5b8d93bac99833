package org.rekindle.study;

import java.util.Comparator;

/**
 * The sort key of settings, the better first. It is computed once for a standing, because it takes
 * a pass over all trials.
 *
 * @param diverged how many trials diverged
 * @param score the mean score; NaN when there is none
 */
record Merit(long diverged, double score) implements Comparable<Merit> {

    /** Settings that diverged less often first; settings without a score last. */
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
