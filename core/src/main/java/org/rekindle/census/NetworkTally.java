package org.rekindle.census;

import java.util.List;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.ForwardPass;

/**
 * Counts who fires while batches pass through a network; memory is O(units), and one batch's
 * activations, whatever the scope.
 */
public final class NetworkTally {
    private final DenseNetwork network;
    private final List<LayerTally> layers;
    private float[] scratch = {};

    /** Nothing counted yet. The network's parameters must not change until {@link #census}. */
    public NetworkTally(DenseNetwork network, Kernels kernels) {
        this.network = network;
        this.layers =
                network.hidden().stream().map(layer -> new LayerTally(layer, kernels)).toList();
    }

    /** Counts the batch that {@code pass} last ran through this network. */
    public void add(ForwardPass pass) {
        int widest = network.shape().hidden().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (scratch.length < widest * pass.batch()) {
            scratch = new float[widest * pass.batch()];
        }
        for (int layer = 0; layer < layers.size(); layer++) {
            layers.get(layer).add(pass, layer, network.parameters(), scratch);
        }
    }

    /** What was counted so far. */
    public NetworkCensus census() {
        return new NetworkCensus(layers.stream().map(LayerTally::census).toList());
    }
}
