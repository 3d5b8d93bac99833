package org.rekindle.onnx.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rekindle.onnx.checkpoint.StoredArray;

/**
 * A BatchNormalization: a channel with the value x leaves it as scale · (x − mean) / √(variance +
 * ε) + shift. Scale is 1 and shift is 0 where the module has none; mean and variance are the
 * running ones.
 */
final class Normalization {
    private final Group group;
    private final double[] scale;
    private final double[] shift;
    private final double[] mean;
    private final double[] variance;

    private Normalization(
            Group group, double[] scale, double[] shift, double[] mean, double[] variance) {
        this.group = group;
        this.scale = scale;
        this.shift = shift;
        this.mean = mean;
        this.variance = variance;
    }

    /** The module as a normalization, if it keeps a running mean and variance. */
    static Optional<Normalization> of(Group group) {
        StoredArray mean = group.first("running_mean", "moving_mean");
        StoredArray variance = group.first("running_var", "moving_variance", "moving_var");
        StoredArray scale = group.first("weight", "gamma", "scale");
        StoredArray shift = group.first("bias", "beta", "shift");
        if (mean == null && group.arrays().keySet().equals(java.util.Set.of("0", "1", "2", "3"))) {
            scale = group.first("0");
            shift = group.first("1");
            mean = group.first("2");
            variance = group.first("3");
        }
        if (mean == null || variance == null || !isVector(mean)) {
            return Optional.empty();
        }
        List<Long> shape = mean.shape();
        for (StoredArray array : Arrays.asList(variance, scale, shift)) {
            if (array != null && !array.shape().equals(shape)) {
                return Optional.empty();
            }
        }
        int channels = Math.toIntExact(mean.elements());
        return Optional.of(
                new Normalization(
                        group,
                        scale == null ? constant(channels, 1) : scale.values(),
                        shift == null ? constant(channels, 0) : shift.values(),
                        mean.values(),
                        variance.values()));
    }

    private static boolean isVector(StoredArray array) {
        return array.shape().size() == 1 && array.elements() <= 1 << 24;
    }

    private static double[] constant(int channels, double value) {
        double[] values = new double[channels];
        Arrays.fill(values, value);
        return values;
    }

    Group group() {
        return group;
    }

    /** γ, one for each channel. */
    double[] scale() {
        return scale;
    }

    /** β, one for each channel. */
    double[] shift() {
        return shift;
    }

    int channels() {
        return mean.length;
    }

    /**
     * The most that a channel can give if its input is always the same, whatever ε ≥ 0 is.
     *
     * @param input what comes in
     */
    double mostFor(int channel, double input) {
        double moved = scale[channel] * (input - mean[channel]);
        // The larger ε, the nearer the first summand is to 0.
        return shift[channel] + (moved > 0 ? moved / Math.sqrt(variance[channel]) : 0);
    }
}
