package org.rekindle.census;

import java.util.List;
import org.rekindle.network.DenseLayer;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.ForwardPass;

/**
 * Counts which units fire while batches pass through a network. Memory is O(units) plus the
 * activations of one batch, for any scope.
 */
public final class NetworkTally {
    private final DenseNetwork network;
    private final List<LayerTally> layers;
    private float[] scratch = {};

    /** A tally without counts. The network's parameters must not change until {@link #census}. */
    public NetworkTally(DenseNetwork network) {
        this.network = network;
        this.layers =
                network.activated().stream()
                        .map(
                                layer ->
                                        new LayerTally(
                                                layer.name(), layer.activation(), layer.units()))
                        .toList();
    }

    /** Counts the batch that {@code pass} last ran through this network. */
    public void add(ForwardPass pass) {
        int widest =
                network.shape().activated().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (scratch.length < widest * pass.batch()) {
            scratch = new float[widest * pass.batch()];
        }
        for (int i = 0; i < layers.size(); i++) {
            DenseLayer layer = network.activated().get(i);
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

    /** The counts so far. */
    public NetworkCensus census() {
        return new NetworkCensus(layers.stream().map(LayerTally::census).toList());
    }
}
