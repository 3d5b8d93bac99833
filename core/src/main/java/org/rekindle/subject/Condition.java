package org.rekindle.subject;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.rekindle.census.NetworkCensus;

/** The condition of a run. It is decided only here. */
public enum Condition {
    /** Almost no unit is dead ({@link NetworkCensus#isHealthy}), and the run has learnt. */
    HEALTHY,
    /** A few units are dead by chance: with other seeds the deaths do not recur. */
    CHANCE,
    /** Units never fired, in too few samples to call them dead. */
    INCONCLUSIVE,
    /** Units are dead, and not by chance. */
    SICK,
    /**
     * Not many units are dead, but the score leaves so much room that the run may have failed
     * ({@link Baseline#mayFallShort}).
     */
    LOW_SCORE,
    /** The loss became NaN or infinite, whether units died or not. */
    DIVERGED;

    /** How often a run is repeated, with other seeds, to see whether its deaths recur. */
    public static final int REPETITIONS = 5;

    /**
     * The condition of a run.
     *
     * @param baseline what its score has to beat
     * @param repeated the last censuses of the same run with other seeds; used only if the
     *     condition depends on them
     */
    public static Condition of(
            Outcome run, Optional<Baseline> baseline, Supplier<List<NetworkCensus>> repeated) {
        NetworkCensus census = run.census();
        if (run.diverged()) {
            return DIVERGED;
        }
        boolean isSick = !census.isHealthy() && !census.isInconclusive();
        if (isSick && !(census.mayBeChance() && census.deathsAreChance(repeated.get()))) {
            return SICK;
        }
        if (mayFallShort(run, baseline)) {
            return LOW_SCORE;
        }
        if (census.isInconclusive()) {
            return INCONCLUSIVE;
        }
        return isSick ? CHANCE : HEALTHY;
    }

    private static boolean mayFallShort(Outcome run, Optional<Baseline> baseline) {
        double score = run.score().orElse(Double.NEGATIVE_INFINITY);
        return baseline.map(base -> base.mayFallShort(score)).orElse(false);
    }

    /** Whether experiments are made and remedies tried. */
    public boolean needsCure() {
        return this == SICK || this == LOW_SCORE || this == DIVERGED;
    }
}
