package org.rekindle.census;

import java.util.List;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.ForwardPass;

/**
 * Counts who fires while batches pass through a network; memory is O(units), whatever the scope.
 */
public final class NetworkTally {
    private final DenseNetwork network;
    private final List<LayerTally> layers;

    /** Nothing counted yet. The network's parameters must not change until {@link #census}. */
    public NetworkTally(DenseNetwork network) {
        this.network = network;
        this.layers = network.hidden().stream().map(LayerTally::new).toList();
    }

    /** Counts the batch that {@code pass} last ran through this network. */
    public void add(ForwardPass pass) {
        for (int layer = 0; layer < layers.size(); layer++) {
            layers.get(layer).add(pass, layer, network.parameters());
        }
    }

    /** What was counted so far. */
    public NetworkCensus census() {
        return new NetworkCensus(layers.stream().map(LayerTally::census).toList());
    }
}
