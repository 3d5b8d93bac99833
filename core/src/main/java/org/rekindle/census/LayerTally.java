package org.rekindle.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rekindle.activation.Activation;
import org.rekindle.kernel.Kernels;

/** Counts one layer, batch by batch. */
final class LayerTally {
    /**
     * Derivatives are measured by sending back a gradient of this size. It is so large that the
     * smallest derivative is not rounded away, and a power of two, so it changes no digit.
     */
    private static final float GRADIENT = 0x1p80f;

    private final Kernels kernels = Kernels.fastest();
    private final String name;
    private final Activation activation;
    private final long[] fired;
    private final long[] zeros;
    private final double[] activationSum;
    private final double[] absoluteActivationSum;
    private final double[] absoluteDerivativeSum;
    private final float[] sums;
    private final float[] partialSums = new float[Kernels.SUMS_SCRATCH];
    private final int[] nonZero;
    private long samples;

    LayerTally(String name, Activation activation, int units) {
        this.name = name;
        this.activation = activation;
        this.fired = new long[units];
        this.zeros = new long[units];
        this.activationSum = new double[units];
        this.absoluteActivationSum = new double[units];
        this.absoluteDerivativeSum = new double[units];
        this.sums = new float[units];
        this.nonZero = new int[units];
    }

    /** The slopes that units have learnt; 0 where none is learnt. */
    interface Slopes {
        float of(int unit);
    }

    /**
     * Counts a batch.
     *
     * @param z {@code float[units][batch]}
     * @param a the activations, in the same order
     * @param firing for each unit the number of samples with z &gt; 0
     * @param scratch {@code float[units][batch]}; overwritten
     */
    void add(float[] z, float[] a, int batch, int[] firing, Slopes slopes, float[] scratch) {
        samples += batch;
        for (int unit = 0; unit < fired.length; unit++) {
            fired[unit] += firing[unit];
        }
        addActivations(a, batch, scratch);
        if (activation.flattensAbove() || Arrays.stream(firing).anyMatch(count -> count == 0)) {
            addDerivatives(z, batch, firing, slopes, scratch);
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

    /** |φ′(z)| of the units that did not fire in this batch, or of all if it is flat above, too. */
    private void addDerivatives(
            float[] z, int batch, int[] firing, Slopes slopes, float[] scratch) {
        Arrays.fill(scratch, 0, fired.length * batch, GRADIENT);
        for (int unit = 0; unit < fired.length; unit++) {
            if (isNeeded(firing[unit])) {
                activation.backward(kernels, z, scratch, unit * batch, batch, slopes.of(unit));
            }
        }
        kernels.absolute(scratch, scratch, 0, fired.length * batch);
        kernels.rowSums(scratch, fired.length, batch, sums, 0, partialSums);
        for (int unit = 0; unit < fired.length; unit++) {
            if (isNeeded(firing[unit])) {
                absoluteDerivativeSum[unit] += sums[unit] / GRADIENT;
            }
        }
    }

    private boolean isNeeded(int firing) {
        return firing == 0 || activation.flattensAbove();
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
                            absoluteDerivativeSum[unit],
                            activation.flattensAbove()));
        }
        return new LayerCensus(name, units);
    }
}
