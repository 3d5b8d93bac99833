package org.rekindle.census;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.rekindle.activation.Activation;
import org.rekindle.kernel.Kernels;

/**
 * Counts which units fire in a network that is run elsewhere. The caller adds its pre-activations
 * layer by layer and batch by batch. The counts are exact, and {@link NetworkCensus#merge} merges
 * those of several tallies. Not thread-safe.
 */
public final class PreActivationTally {
    private final Kernels kernels = Kernels.fastest();
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    private record Layer(LayerTally tally, Activation activation, int units) {}

    /**
     * Counts a batch of one layer. The first batch of a layer sets its position and its width.
     *
     * @param layer its name
     * @param activation the activation that follows; the slope of a PReLU is the activation's own
     * @param units its width
     * @param z {@code float[units][batch]}: one row for each unit
     * @throws IllegalArgumentException when the length of z is not a multiple of the width, or the
     *     layer had another width or activation before
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
     * The counts so far, with the layers in the order in which they were first added.
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
