package org.rekindle.training;

import java.util.ArrayList;
import java.util.List;
import org.rekindle.network.Affine;
import org.rekindle.network.DenseLayer;
import org.rekindle.network.DenseNetwork;

/**
 * Adjacent parameters that weight decay treats the same way. Only weights decay: a learnt slope
 * that decays would be pushed to 0, which is ReLU.
 *
 * @param offset the index of the first
 * @param length how many
 * @param decays whether weight decay reaches them
 */
record DecayRange(int offset, int length, boolean decays) {

    /**
     * A network's parameters in as few ranges as the optimizer needs: one for all where nothing
     * decays, because every range costs a call.
     */
    static List<DecayRange> of(Optimizer optimizer, DenseNetwork network) {
        if (optimizer.weightDecay() == 0) {
            return List.of(new DecayRange(0, network.parameters().length, false));
        }
        List<DecayRange> ranges = new ArrayList<>();
        for (DenseLayer layer : network.hidden()) {
            add(ranges, layer.affine());
            if (layer.slopeCount() > 0) {
                ranges.add(new DecayRange(layer.slopes(), layer.slopeCount(), false));
            }
        }
        add(ranges, network.output());
        return List.copyOf(ranges);
    }

    /** The factor by which one step of weight decay multiplies these parameters. */
    float keep(double learningRate, double weightDecay) {
        return decays ? (float) (1 - learningRate * weightDecay) : 1;
    }

    private static void add(List<DecayRange> ranges, Affine affine) {
        ranges.add(new DecayRange(affine.weights(), affine.fanIn() * affine.units(), true));
        ranges.add(new DecayRange(affine.biases(), affine.units(), false));
    }
}
