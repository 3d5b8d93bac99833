package org.rekindle.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rekindle.kernel.Kernels;
import org.rekindle.network.DenseLayer;
import org.rekindle.network.ForwardPass;

/** The counts of one layer while its scope goes by, batch after batch. */
final class LayerTally {
    /**
     * Derivatives are what is left of a gradient of this size. It is large enough for the smallest
     * of them not to be rounded away, and a power of two, which changes no digit.
     */
    private static final float GRADIENT = 0x1p80f;

    private final DenseLayer layer;
    private final Kernels kernels;
    private final long[] fired;
    private final long[] zeros;
    private final double[] activationSum;
    private final double[] absoluteActivationSum;
    private final double[] absoluteDerivativeSum;
    private final float[] sums;
    private final float[] partialSums = new float[Kernels.SUMS_SCRATCH];
    private final int[] nonZero;
    private long samples;

    LayerTally(DenseLayer layer, Kernels kernels) {
        this.layer = layer;
        this.kernels = kernels;
        this.fired = new long[layer.units()];
        this.zeros = new long[layer.units()];
        this.activationSum = new double[layer.units()];
        this.absoluteActivationSum = new double[layer.units()];
        this.absoluteDerivativeSum = new double[layer.units()];
        this.sums = new float[layer.units()];
        this.nonZero = new int[layer.units()];
    }

    /**
     * Counts a batch.
     *
     * @param scratch {@code float[units][batch]}; overwritten
     */
    void add(ForwardPass pass, int index, float[] parameters, float[] scratch) {
        int[] firing = pass.firing(index);
        samples += pass.batch();
        for (int unit = 0; unit < fired.length; unit++) {
            fired[unit] += firing[unit];
        }
        addActivations(pass.activations(index), pass.batch(), scratch);
        if (Arrays.stream(firing).anyMatch(count -> count == 0)) {
            addDerivatives(pass.preActivations(index), pass.batch(), firing, parameters, scratch);
        }
    }

    private void addActivations(float[] a, int batch, float[] scratch) {
        kernels.rowSums(a, fired.length, batch, sums, 0, partialSums);
        addTo(activationSum);
        kernels.absolute(a, scratch, 0, fired.length * batch);
        kernels.rowSums(scratch, fired.length, batch, sums, 0, partialSums);
        addTo(absoluteActivationSum);
        kernels.countFiring(scratch, fired.length, batch, nonZero);
        for (int unit = 0; unit < fired.length; unit++) {
            zeros[unit] += batch - nonZero[unit];
        }
    }

    /** |φ′(z)| of the units that did not fire in this batch. */
    private void addDerivatives(
            float[] z, int batch, int[] firing, float[] parameters, float[] scratch) {
        Arrays.fill(scratch, 0, fired.length * batch, GRADIENT);
        for (int unit = 0; unit < fired.length; unit++) {
            if (firing[unit] == 0) {
                float slope = layer.slope(unit, parameters);
                layer.activation().backward(kernels, z, scratch, unit * batch, batch, slope);
            }
        }
        kernels.absolute(scratch, scratch, 0, fired.length * batch);
        kernels.rowSums(scratch, fired.length, batch, sums, 0, partialSums);
        for (int unit = 0; unit < fired.length; unit++) {
            if (firing[unit] == 0) {
                absoluteDerivativeSum[unit] += sums[unit] / GRADIENT;
            }
        }
    }

    private void addTo(double[] total) {
        for (int unit = 0; unit < total.length; unit++) {
            total[unit] += sums[unit];
        }
    }

    LayerCensus census() {
        List<UnitCensus> units = new ArrayList<>(fired.length);
        for (int unit = 0; unit < fired.length; unit++) {
            units.add(
                    new UnitCensus(
                            samples,
                            fired[unit],
                            zeros[unit],
                            activationSum[unit],
                            absoluteActivationSum[unit],
                            absoluteDerivativeSum[unit]));
        }
        return new LayerCensus(layer.name(), units);
    }
}
