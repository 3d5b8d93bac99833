package org.rekindle.census;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The census of all hidden layers over one scope.
 *
 * @param layers one census per hidden layer, from the input on
 */
public record NetworkCensus(List<LayerCensus> layers) {

    /**
     * A network with at most this share of dead units, or only one, and no collapsed layer, is
     * healthy.
     */
    public static final double HEALTHY_DEAD_FRACTION = 0.01;

    /** Copies the list. */
    public NetworkCensus {
        layers = List.copyOf(layers);
    }

    /** The census of both scopes together. */
    public NetworkCensus merge(NetworkCensus other) {
        return new NetworkCensus(
                IntStream.range(0, layers.size())
                        .mapToObj(layer -> layers.get(layer).merge(other.layers.get(layer)))
                        .toList());
    }

    /** The size of the scope. */
    public long samples() {
        return layers.get(0).samples();
    }

    /** The share of hidden units that are dead. */
    public double deadFraction() {
        int units = layers.stream().mapToInt(layer -> layer.units().size()).sum();
        return (double) layers.stream().mapToInt(LayerCensus::dead).sum() / units;
    }

    /** Whether some layer is wholly dead, so that no path is left from input to output. */
    public boolean collapsed() {
        return layers.stream().anyMatch(LayerCensus::collapsed);
    }

    /** Whether so few units are dead that nothing needs to be explained or cured. */
    public boolean isHealthy() {
        int dead = layers.stream().mapToInt(LayerCensus::dead).sum();
        return (dead <= 1 || deadFraction() <= HEALTHY_DEAD_FRACTION) && !collapsed();
    }

    /**
     * The layers in numbers.
     *
     * @param atStepZero the census of the same scope before any update, which says who was born
     *     dead
     */
    public List<LayerSummary> summaries(NetworkCensus atStepZero) {
        return IntStream.range(0, layers.size())
                .mapToObj(i -> layers.get(i).summary(atStepZero.layers.get(i).dead()))
                .toList();
    }
}
