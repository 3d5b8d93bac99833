package org.rekindle.suites.benchmark.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.rekindle.network.Affine;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseLayer;
import org.rekindle.network.DenseNetwork;

/**
 * The activations of one hidden layer of ReLUs, computed by plain loops, so that the rules of
 * others do not rest on this project's own counts.
 */
public final class Activations {
    /** {@code float[units][samples]}. */
    private final float[][] values;

    private Activations(float[][] values) {
        this.values = values;
    }

    /** The activations of all hidden layers, the one next to the input first. */
    public static List<Activations> of(DenseNetwork network, Dataset data) {
        List<Activations> layers = new ArrayList<>();
        float[][] below = columns(data);
        for (DenseLayer layer : network.hidden()) {
            below = relu(network.parameters(), layer.affine(), below);
            layers.add(new Activations(below));
        }
        return layers;
    }

    private static float[][] columns(Dataset data) {
        float[][] columns = new float[data.features()][data.samples()];
        for (int i = 0; i < data.inputs().length; i++) {
            columns[i % data.features()][i / data.features()] = data.inputs()[i];
        }
        return columns;
    }

    private static float[][] relu(float[] parameters, Affine affine, float[][] below) {
        int samples = below[0].length;
        float[][] values = new float[affine.units()][samples];
        for (int unit = 0; unit < affine.units(); unit++) {
            for (int sample = 0; sample < samples; sample++) {
                float z = parameters[affine.biases() + unit];
                for (int i = 0; i < affine.fanIn(); i++) {
                    z +=
                            parameters[affine.weights() + unit * affine.fanIn() + i]
                                    * below[i][sample];
                }
                values[unit][sample] = Math.max(0, z);
            }
        }
        return values;
    }

    /** How many samples there are. */
    int samples() {
        return values[0].length;
    }

    /** The share of the first samples on which a unit fires. */
    double firingRate(int unit, int first) {
        int samples = Math.min(first, samples());
        long fired = IntStream.range(0, samples).filter(i -> values[unit][i] > 0).count();
        return (double) fired / samples;
    }

    /** The share of units for which the condition holds. */
    double shareOfUnits(IntPredicate condition) {
        return (double) IntStream.range(0, values.length).filter(condition).count() / values.length;
    }

    /** The share of activations of one batch that are at most {@code limit}. */
    double shareOfZeros(int from, int batch, float limit) {
        int to = Math.min(from + batch, samples());
        long zeros = 0;
        for (float[] unit : values) {
            zeros += IntStream.range(from, to).filter(i -> unit[i] <= limit).count();
        }
        return (double) zeros / ((long) values.length * (to - from));
    }
}
