package org.rekindle.census;

import org.rekindle.statistics.RuleOfThree;

/** The verdict of a census on one unit over its scope. Exactly one applies. */
public enum Verdict {
    /**
     * φ′ = 0 on every sample, so no gradient reaches its incoming weights. It never fires, or
     * stands at the upper bound of its activation wherever it does.
     */
    DEAD,
    /**
     * Mean |φ′| is below {@link #SATURATED_DERIVATIVE}, and it never fires or has an activation
     * that is flat above, too: it learns, but very slowly.
     */
    SATURATED,
    /** Never fires, but φ′ ≠ 0: it would be dead under ReLU and still learns. */
    STUCK_NEGATIVE,
    /** Never fired, but in too few samples for a verdict. */
    INCONCLUSIVE,
    /** Fires, but on less than {@link #RARE_RATE} of the samples. */
    RARE,
    /** Fires on every sample: the unit is linear there. */
    ALWAYS_ON,
    /** Fires on some samples and not on others, as a rectifier should. */
    ACTIVE;

    /**
     * The firing rate below which a unit is rare: the threshold of SageMaker Debugger's DeadRelu
     * rule.
     */
    public static final double RARE_RATE = 0.01;

    /** Under this many samples (300) no unit is called dead, because it may be rare. */
    public static final long MINIMUM_SAMPLES = RuleOfThree.samplesFor(RARE_RATE);

    /** The mean |φ′| below which a unit is saturated. */
    public static final double SATURATED_DERIVATIVE = 0.01;

    static Verdict of(UnitCensus unit) {
        if (unit.samples() == 0) {
            return INCONCLUSIVE;
        }
        if (unit.fired() > 0) {
            boolean judged = unit.knowsDerivative() && unit.samples() >= MINIMUM_SAMPLES;
            if (judged && unit.isFlat()) {
                return DEAD;
            }
            if (unit.firingRate() < RARE_RATE) {
                return RARE;
            }
            if (judged && isSaturated(unit)) {
                return SATURATED;
            }
            return unit.fired() == unit.samples() ? ALWAYS_ON : ACTIVE;
        }
        if (unit.samples() < MINIMUM_SAMPLES) {
            return INCONCLUSIVE;
        }
        if (unit.isFlat()) {
            return DEAD;
        }
        return isSaturated(unit) ? SATURATED : STUCK_NEGATIVE;
    }

    private static boolean isSaturated(UnitCensus unit) {
        // In float, as φ′ itself is: a slope of 0.01f is slightly below the double 0.01.
        float meanDerivative = (float) (unit.absoluteDerivativeSum() / unit.samples());
        return meanDerivative < (float) SATURATED_DERIVATIVE;
    }
}
