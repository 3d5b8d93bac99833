package org.rekindle.census;

import java.util.ArrayList;
import java.util.List;
import org.rekindle.activation.Activation;
import org.rekindle.network.DenseLayer;
import org.rekindle.network.ForwardPass;

/** The counts of one layer while its scope goes by, batch after batch. */
final class LayerTally {
    private final DenseLayer layer;
    private final long[] fired;
    private final long[] zeros;
    private final double[] activationSum;
    private final double[] absoluteActivationSum;
    private final double[] absoluteDerivativeSum;
    private long samples;

    LayerTally(DenseLayer layer) {
        this.layer = layer;
        this.fired = new long[layer.units()];
        this.zeros = new long[layer.units()];
        this.activationSum = new double[layer.units()];
        this.absoluteActivationSum = new double[layer.units()];
        this.absoluteDerivativeSum = new double[layer.units()];
    }

    void add(ForwardPass pass, int index, float[] parameters) {
        int batch = pass.batch();
        int[] firing = pass.firing(index);
        samples += batch;
        for (int unit = 0; unit < fired.length; unit++) {
            fired[unit] += firing[unit];
            addActivations(unit, pass.activations(index), unit * batch, batch);
            if (firing[unit] == 0) {
                Activation activation = layer.activationOf(unit, parameters);
                addDerivatives(unit, activation, pass.preActivations(index), unit * batch, batch);
            }
        }
    }

    private void addActivations(int unit, float[] a, int from, int length) {
        int zero = 0;
        double sum = 0;
        double absoluteSum = 0;
        for (int i = from; i < from + length; i++) {
            zero += a[i] == 0 ? 1 : 0;
            sum += a[i];
            absoluteSum += Math.abs(a[i]);
        }
        zeros[unit] += zero;
        activationSum[unit] += sum;
        absoluteActivationSum[unit] += absoluteSum;
    }

    private void addDerivatives(int unit, Activation activation, float[] z, int from, int length) {
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += Math.abs(activation.derivative(z[i]));
        }
        absoluteDerivativeSum[unit] += sum;
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
