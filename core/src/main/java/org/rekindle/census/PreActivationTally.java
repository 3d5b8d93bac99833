package org.rekindle.census;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.rekindle.activation.Activation;
import org.rekindle.kernel.Kernels;

/**
 * Counts who fires in a network that something else runs and that hands over its pre-activations,
 * layer by layer and batch by batch. The counts are exact, and {@link NetworkCensus#merge} joins
 * those of several tallies. Not for use by two threads.
 */
public final class PreActivationTally {
    private final Kernels kernels = Kernels.fastest();
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    private record Layer(LayerTally tally, Activation activation, int units) {}

    /**
     * Counts a batch of one layer. The first batch of a layer settles its place and its width.
     *
     * @param layer its name
     * @param activation what follows; of a PReLU the slope is the activation's own
     * @param units its width
     * @param z {@code float[units][batch]}: one row for each unit
     * @throws IllegalArgumentException when z is no whole number of samples, or the layer had
     *     another width or activation before
     */
    public void add(String layer, Activation activation, int units, float[] z) {
        if (units < 1 || z.length % units != 0) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "layer %s has %d units, so the length of z must be a multiple of that, but is %d",
                            layer,
                            units,
                            z.length));
        }
        Layer counted =
                layers.computeIfAbsent(
                        layer,
                        name ->
                                new Layer(
                                        new LayerTally(name, activation, units),
                                        activation,
                                        units));
        if (counted.units != units || !counted.activation.equals(activation)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "layer %s was counted with %d units of %s before, but now has %d units of %s",
                            layer,
                            counted.units,
                            counted.activation.title(),
                            units,
                            activation.title()));
        }
        int batch = z.length / units;
        float slope = activation.parameter().map(parameter -> parameter.value()).orElse(0f);
        float[] a = new float[z.length];
        activation.forward(kernels, z, a, 0, z.length, slope);
        int[] firing = new int[units];
        kernels.countFiring(z, units, batch, firing);
        counted.tally.add(z, a, batch, firing, unit -> slope, new float[z.length]);
    }

    /**
     * What was counted so far, in the order in which the layers first came.
     *
     * @throws IllegalStateException when nothing was counted
     */
    public NetworkCensus census() {
        if (layers.isEmpty()) {
            throw new IllegalStateException("no layer has been counted yet");
        }
        return new NetworkCensus(
                layers.values().stream().map(layer -> layer.tally.census()).toList());
    }
}
