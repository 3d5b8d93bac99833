package org.rekindle.census;

/**
 * The counts of one unit over a scope. Censuses over disjoint scopes can be merged: the counts
 * exactly, the sums up to rounding in {@code double}.
 *
 * @param samples the number of samples in the scope
 * @param fired samples with z &gt; 0
 * @param zeros samples with a = 0 exactly
 * @param activationSum Σ a
 * @param absoluteActivationSum Σ |a|
 * @param absoluteDerivativeSum Σ |φ′(z)| over the batches in which the unit never fired; complete,
 *     and read, only when it never fired at all, or when it is over all batches
 * @param flattensAbove whether that sum is over all batches, because the activation is flat above,
 *     too
 */
public record UnitCensus(
        long samples,
        long fired,
        long zeros,
        double activationSum,
        double absoluteActivationSum,
        double absoluteDerivativeSum,
        boolean flattensAbove) {

    /** Of an activation that is not flat above. */
    public UnitCensus(
            long samples,
            long fired,
            long zeros,
            double activationSum,
            double absoluteActivationSum,
            double absoluteDerivativeSum) {
        this(
                samples,
                fired,
                zeros,
                activationSum,
                absoluteActivationSum,
                absoluteDerivativeSum,
                false);
    }

    /** The census of this scope and the other's together; the scopes must not overlap. */
    public UnitCensus merge(UnitCensus other) {
        return new UnitCensus(
                samples + other.samples,
                fired + other.fired,
                zeros + other.zeros,
                activationSum + other.activationSum,
                absoluteActivationSum + other.absoluteActivationSum,
                absoluteDerivativeSum + other.absoluteDerivativeSum,
                (flattensAbove || other.flattensAbove)
                        && knowsDerivative()
                        && other.knowsDerivative());
    }

    /** Whether φ′ was 0 on every sample. */
    boolean isFlat() {
        return knowsDerivative() && absoluteDerivativeSum == 0;
    }

    /** Whether φ′ was summed over all samples. */
    boolean knowsDerivative() {
        return fired == 0 || flattensAbove;
    }

    /** Whether it never fired and yet learns. */
    public boolean isStuckNegative() {
        Verdict verdict = verdict();
        return fired == 0 && (verdict == Verdict.STUCK_NEGATIVE || verdict == Verdict.SATURATED);
    }

    /**
     * Whether z has one sign on all samples. A dead unit is then constant. Where z takes both, a
     * dead unit of an activation that is flat on both sides still tells samples apart.
     */
    boolean isOnOneSide() {
        return fired == 0 || fired == samples;
    }

    /** The share of samples with z &gt; 0; 0 when there are none. */
    public double firingRate() {
        return samples == 0 ? 0 : (double) fired / samples;
    }

    /** E|a|. */
    public double meanAbsoluteActivation() {
        return samples == 0 ? 0 : absoluteActivationSum / samples;
    }

    /** The verdict that follows from these counts. */
    public Verdict verdict() {
        return Verdict.of(this);
    }
}
