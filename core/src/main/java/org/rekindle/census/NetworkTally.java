package org.rekindle.census;

import java.util.List;
import org.rekindle.network.DenseLayer;
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
    public NetworkTally(DenseNetwork network) {
        this.network = network;
        this.layers =
                network.hidden().stream()
                        .map(
                                layer ->
                                        new LayerTally(
                                                layer.name(), layer.activation(), layer.units()))
                        .toList();
    }

    /** Counts the batch that {@code pass} last ran through this network. */
    public void add(ForwardPass pass) {
        int widest = network.shape().hidden().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (scratch.length < widest * pass.batch()) {
            scratch = new float[widest * pass.batch()];
        }
        for (int i = 0; i < layers.size(); i++) {
            DenseLayer layer = network.hidden().get(i);
            layers.get(i)
                    .add(
                            pass.preActivations(i),
                            pass.activations(i),
                            pass.batch(),
                            pass.firing(i),
                            unit -> layer.slope(unit, network.parameters()),
                            scratch);
        }
    }

    /** What was counted so far. */
    public NetworkCensus census() {
        return new NetworkCensus(layers.stream().map(LayerTally::census).toList());
    }
}
