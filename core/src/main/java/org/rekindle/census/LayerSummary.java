package org.rekindle.census;

/**
 * A layer's census in numbers, with the field names of the documents.
 *
 * @param layer the layer's name
 * @param units how many units it has
 * @param dead units that never fire and pass no gradient
 * @param stuckNegative units that never fire and still learn, including the saturated ones
 * @param saturated units whose mean |φ′| is under {@value Verdict#SATURATED_DERIVATIVE}
 * @param rare units that fire in under 1 % of the samples
 * @param dormant units with E|aᵢ| ≤ {@value LayerCensus#DORMANT_TAU} · meanⱼ E|aⱼ|
 * @param alwaysOn units that fire on every sample
 * @param inconclusive units that never fired, in too few samples for a verdict
 * @param bornDead units that were dead at step 0, before any update
 * @param zeroShare the share of activations that are exactly 0
 * @param meanActivation the mean shift
 * @param firingRate the distribution of the units' firing rates
 * @param samples the number of samples in the scope
 */
public record LayerSummary(
        String layer,
        int units,
        int dead,
        int stuckNegative,
        int saturated,
        int rare,
        int dormant,
        int alwaysOn,
        int inconclusive,
        int bornDead,
        double zeroShare,
        double meanActivation,
        FiringRate firingRate,
        long samples) {}
