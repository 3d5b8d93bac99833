package org.rekindle.training;

import java.util.Arrays;
import java.util.List;
import org.rekindle.network.DenseLayer;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.ForwardPass;

/**
 * Which units fired during training, over every sample of every step. Each forward pass counts
 * anyway, so this costs one addition per unit and step.
 */
public final class FiringHistory {
    private final int[][] firedThisEpoch;
    private final long[][] lastFiredStep;

    FiringHistory(DenseNetwork network) {
        List<DenseLayer> layers = network.activated();
        this.firedThisEpoch = new int[layers.size()][];
        this.lastFiredStep = new long[layers.size()][];
        for (int layer = 0; layer < layers.size(); layer++) {
            firedThisEpoch[layer] = new int[layers.get(layer).units()];
            lastFiredStep[layer] = new long[layers.get(layer).units()];
        }
    }

    void startEpoch() {
        for (int[] layer : firedThisEpoch) {
            Arrays.fill(layer, 0);
        }
    }

    void add(ForwardPass pass, long step) {
        for (int layer = 0; layer < firedThisEpoch.length; layer++) {
            add(pass.firing(layer), firedThisEpoch[layer], lastFiredStep[layer], step);
        }
    }

    private static void add(int[] firing, int[] thisEpoch, long[] lastStep, long step) {
        for (int unit = 0; unit < thisEpoch.length; unit++) {
            thisEpoch[unit] += firing[unit];
        }
        for (int unit = 0; unit < lastStep.length; unit++) {
            if (firing[unit] > 0) {
                lastStep[unit] = step;
            }
        }
    }

    /** On how many training samples of the epoch so far the unit fired. */
    public int firedThisEpoch(int layer, int unit) {
        return firedThisEpoch[layer][unit];
    }

    /** The last step (from 1) in which the unit fired on some sample; 0 when it never did. */
    public long lastFiredStep(int layer, int unit) {
        return lastFiredStep[layer][unit];
    }

    /** How many units of a layer fired on no training sample of the epoch so far. */
    public int silent(int layer) {
        int silent = 0;
        for (int fired : firedThisEpoch[layer]) {
            silent += fired == 0 ? 1 : 0;
        }
        return silent;
    }
}
