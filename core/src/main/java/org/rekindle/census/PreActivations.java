package org.rekindle.census;

import java.util.Arrays;
import org.rekindle.network.Dataset;
import org.rekindle.network.DenseNetwork;
import org.rekindle.network.ForwardPass;
import org.rekindle.network.NetworkShape;

/**
 * Measures the mean and the largest z of every unit, which shows how far it is from firing. Not
 * thread-safe.
 */
public final class PreActivations {
    /** Samples per batch. */
    private static final int BATCH = 256;

    private final ForwardPass pass;
    private final double[][] sums;
    private final float[][] means;
    private final float[][] maxima;

    /** Allocates the arrays for one batch. */
    public PreActivations(NetworkShape shape) {
        int layers = shape.activated().size();
        this.pass = new ForwardPass(shape, BATCH);
        this.sums = new double[layers][];
        this.means = new float[layers][];
        this.maxima = new float[layers][];
        for (int layer = 0; layer < layers; layer++) {
            sums[layer] = new double[shape.activated().get(layer)];
            means[layer] = new float[sums[layer].length];
            maxima[layer] = new float[sums[layer].length];
        }
    }

    /** Measures every unit over all samples; earlier measurements are overwritten. */
    public void measure(DenseNetwork network, Dataset data) {
        for (int layer = 0; layer < sums.length; layer++) {
            Arrays.fill(sums[layer], 0);
            Arrays.fill(maxima[layer], Float.NEGATIVE_INFINITY);
        }
        for (int from = 0; from < data.samples(); from += BATCH) {
            pass.run(network, data, null, from, Math.min(BATCH, data.samples() - from));
            for (int layer = 0; layer < sums.length; layer++) {
                add(pass.preActivations(layer), sums[layer], maxima[layer]);
            }
        }
        for (int layer = 0; layer < sums.length; layer++) {
            for (int unit = 0; unit < sums[layer].length; unit++) {
                means[layer][unit] = (float) (sums[layer][unit] / data.samples());
            }
        }
    }

    private void add(float[] z, double[] sum, float[] max) {
        int batch = pass.batch();
        for (int unit = 0; unit < sum.length; unit++) {
            for (int i = unit * batch; i < (unit + 1) * batch; i++) {
                sum[unit] += z[i];
                max[unit] = Math.max(max[unit], z[i]);
            }
        }
    }

    /** The mean z of a unit. */
    public float mean(int layer, int unit) {
        return means[layer][unit];
    }

    /** The largest z of a unit. Below 0 it shows how far the unit is from firing. */
    public float max(int layer, int unit) {
        return maxima[layer][unit];
    }
}
