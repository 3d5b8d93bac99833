package org.rekindle.onnx.input;

import java.util.List;
import java.util.Locale;
import org.rekindle.onnx.model.ModelException;

/**
 * What is done to raw values: {@code (x / divide - mean) / std}, as image models expect it.
 *
 * @param divide 1 leaves values as they are; 255 brings bytes to 0 to 1
 * @param mean one for all, or one per channel; empty for 0
 * @param std one for all, or one per channel; empty for 1
 */
public record Normalization(double divide, List<Double> mean, List<Double> std) {
    /** Leaves values as they are. */
    public static final Normalization NONE = new Normalization(1, List.of(), List.of());

    /**
     * Copies the lists.
     *
     * @throws ModelException when a divisor is 0, or a number is not finite
     */
    public Normalization {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (divide == 0 || std.contains(0.0)) {
            throw new ModelException(
                    ModelException.Reason.NORMALIZATION_NOT_COMPUTABLE,
                    "",
                    "values are divided by the divisor and by the standard deviation, so neither may be 0");
        }
        boolean finite =
                Double.isFinite(divide)
                        && mean.stream().allMatch(Double::isFinite)
                        && std.stream().allMatch(Double::isFinite);
        if (!finite) {
            throw new ModelException(
                    ModelException.Reason.NORMALIZATION_NOT_COMPUTABLE,
                    "",
                    "the divisor, the mean and the standard deviation must be finite numbers");
        }
    }

    /** Whether it leaves values as they are. */
    public boolean changesNothing() {
        return divide == 1 && mean.isEmpty() && std.isEmpty();
    }

    /**
     * Normalises samples in place.
     *
     * @param values samples, one after the other
     * @param count how many
     * @param shape of one sample
     * @param channelAxis which of its axes counts the channels
     * @throws ModelException when there is neither one mean nor one for each channel; the same goes
     *     for the standard deviations
     */
    public void apply(double[] values, int count, List<Long> shape, int channelAxis) {
        if (changesNothing()) {
            return;
        }
        int channels = shape.isEmpty() ? 1 : Math.toIntExact(shape.get(channelAxis));
        int inner = 1;
        for (int axis = channelAxis + 1; axis < shape.size(); axis++) {
            inner *= Math.toIntExact(shape.get(axis));
        }
        double[] means = perChannel(mean, 0, channels, "the mean");
        double[] stds = perChannel(std, 1, channels, "the standard deviation");
        int size = Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
        for (int i = 0; i < count * size; i++) {
            int channel = i / inner % channels;
            values[i] = (values[i] / divide - means[channel]) / stds[channel];
        }
    }

    private static double[] perChannel(
            List<Double> given, double otherwise, int channels, String what) {
        double[] values = new double[channels];
        if (given.size() > 1 && given.size() != channels) {
            throw new ModelException(
                    ModelException.Reason.NORMALIZATION_HAS_OTHER_CHANNELS,
                    "",
                    String.format(
                            Locale.ROOT,
                            "%s has %d numbers, but the input has %d channels",
                            what,
                            given.size(),
                            channels));
        }
        for (int i = 0; i < channels; i++) {
            values[i] = given.isEmpty() ? otherwise : given.get(given.size() == 1 ? 0 : i);
        }
        return values;
    }
}
