package org.rekindle.subject;

import java.util.List;
import java.util.function.Supplier;
import org.rekindle.census.NetworkCensus;

/** The condition of a run. It is decided only here. */
public enum Condition {
    /** Almost no unit is dead ({@link NetworkCensus#isHealthy}). */
    HEALTHY,
    /** A few units are dead by chance: with other seeds the deaths do not recur. */
    CHANCE,
    /** Units never fired, in too few samples to call them dead. */
    INCONCLUSIVE,
    /** Units are dead, and not by chance. */
    SICK,
    /** The loss became NaN or infinite, whether units died or not. */
    DIVERGED;

    /** How often a run is repeated, with other seeds, to see whether its deaths recur. */
    public static final int REPETITIONS = 4;

    /**
     * The condition of a run.
     *
     * @param repeated the last censuses of the same run with other seeds; used only if the
     *     condition depends on them
     */
    public static Condition of(Outcome run, Supplier<List<NetworkCensus>> repeated) {
        NetworkCensus census = run.census();
        if (run.diverged()) {
            return DIVERGED;
        }
        if (census.isHealthy()) {
            return HEALTHY;
        }
        if (census.isInconclusive()) {
            return INCONCLUSIVE;
        }
        return census.mayBeChance() && census.deathsAreChance(repeated.get()) ? CHANCE : SICK;
    }

    /** Whether remedies are tried. */
    public boolean needsCure() {
        return this == SICK || this == DIVERGED;
    }
}
