package org.rekindle.census;

import java.util.Arrays;
import java.util.Locale;

/**
 * The life of one unit during one training run. Epoch 0 is the state before the first update. The
 * firing rate of a later epoch is over its training samples, while the weights changed.
 */
public final class LifeLine {
    /** The last tenth of the last epoch counts as its end. */
    private static final int LAST_PART = 10;

    private final String layer;
    private final int unit;
    private final boolean bornDead;
    private final Verdict verdict;
    private final boolean inputsDead;
    private final long steps;
    private final long lastFiredStep;
    private final double lastUpdate;
    private final float[] firingRates;
    private final float[] means;
    private final float[] maxima;

    /**
     * A complete life line.
     *
     * @param layer the layer's name
     * @param unit the unit's number in it, from 0
     * @param bornDead whether it was dead before the first update
     * @param verdict its verdict in the last census
     * @param inputsDead whether every unit that feeds it was dead in the last census
     * @param steps the number of updates
     * @param lastFiredStep the last step (from 1) in which it fired; 0 when it never did
     * @param lastUpdate the relative size of the update of that step: ‖Δw‖/‖w‖ of its incoming
     *     weights and bias; NaN when it never fired, or fired to the end
     * @param firingRates by epoch: the share of samples with z &gt; 0
     * @param means by epoch: the mean z over the census's samples
     * @param maxima by epoch: the largest z over the census's samples
     */
    public LifeLine(
            String layer,
            int unit,
            boolean bornDead,
            Verdict verdict,
            boolean inputsDead,
            long steps,
            long lastFiredStep,
            double lastUpdate,
            float[] firingRates,
            float[] means,
            float[] maxima) {
        this.layer = layer;
        this.unit = unit;
        this.bornDead = bornDead;
        this.verdict = verdict;
        this.inputsDead = inputsDead;
        this.steps = steps;
        this.lastFiredStep = lastFiredStep;
        this.lastUpdate = lastUpdate;
        this.firingRates = firingRates.clone();
        this.means = means.clone();
        this.maxima = maxima.clone();
    }

    /** The layer's name. */
    public String layer() {
        return layer;
    }

    /** The unit's number in its layer, from 0. */
    public int unit() {
        return unit;
    }

    /** Whether it was dead before the first update. */
    public boolean bornDead() {
        return bornDead;
    }

    /** Its verdict in the last census. */
    public Verdict verdict() {
        return verdict;
    }

    /** Whether every unit that feeds it was dead in the last census. */
    public boolean inputsDead() {
        return inputsDead;
    }

    /** Whether it still fired within the last tenth of the last epoch. */
    public boolean firedToTheEnd() {
        return (steps - lastFiredStep) * epochs() * LAST_PART < steps;
    }

    /** The last step (from 1) in which it fired on some training sample; 0 when it never did. */
    public long lastFiredStep() {
        return lastFiredStep;
    }

    /**
     * The relative size of the update after which it fell silent: ‖Δw‖/‖w‖ of its incoming weights
     * and bias. NaN when it never fired, or fired to the end.
     */
    public double lastUpdate() {
        return lastUpdate;
    }

    /** The number of whole epochs. */
    public int epochs() {
        return firingRates.length - 1;
    }

    /** The share of samples with z &gt; 0 in an epoch. */
    public float firingRate(int epoch) {
        return firingRates[epoch];
    }

    /** The mean z after an epoch. */
    public float meanPreActivation(int epoch) {
        return means[epoch];
    }

    /** The largest z after an epoch. */
    public float maxPreActivation(int epoch) {
        return maxima[epoch];
    }

    /** The epoch in which it fired most often, the last one of equals. */
    public int liveliestEpoch() {
        int best = 0;
        for (int epoch = 1; epoch < firingRates.length; epoch++) {
            best = firingRates[epoch] >= firingRates[best] ? epoch : best;
        }
        return best;
    }

    /** The last epoch in which it fired on some sample; 0 when that was before the first update. */
    public int lastFiringEpoch() {
        int last = firingRates.length - 1;
        while (last > 0 && firingRates[last] == 0) {
            last--;
        }
        return last;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s unit %d: %s, firing rates %s",
                layer,
                unit,
                verdict,
                Arrays.toString(firingRates));
    }
}
