package org.rekindle.onnx.proof;

import java.util.List;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Tensor;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Shape;

/**
 * Batch normalization with the statistics of training, which is affine; and those that take the
 * statistics from the sample itself.
 */
final class NormalizationRules {
    private NormalizationRules() {}

    static Bounds batch(Step step) {
        Attributes attributes = step.attributes();
        NotUnderstoodException.unless(
                attributes.integer("training_mode", 0) == 0
                        && attributes.integer("spatial", 1) == 1,
                "it is not in inference mode");
        Bounds input = step.input(0);
        Tensor scale = step.constant(1);
        Tensor shift = step.constant(2);
        Tensor mean = step.constant(3);
        Tensor variance = step.constant(4);
        double epsilon = attributes.number("epsilon", 1e-5f);
        NotUnderstoodException.unless(input.shape().rank() > 1, "the shape is not known");
        int channels = scale.size();
        int[] stored = input.stored();
        NotUnderstoodException.unless(
                (stored[1] == 1 || stored[1] == channels)
                        && shift.size() == channels
                        && mean.size() == channels
                        && variance.size() == channels,
                "the sizes do not fit");
        stored[1] = channels;
        Bounds wide = input.stretched(stored);
        int inner = 1;
        for (int axis = 2; axis < stored.length; axis++) {
            inner *= stored[axis];
        }
        AffineSum sum = new AffineSum(wide.size());
        for (int i = 0; i < wide.size(); i++) {
            int channel = i / inner % channels;
            double factor = scale.get(channel) / Math.sqrt(variance.get(channel) + epsilon);
            sum.add(i, wide, i, factor);
            sum.add(i, -mean.get(channel), factor);
            sum.add(i, shift.get(channel), 1);
        }
        return sum.finish(input.shape().with(1, channels), stored, 3);
    }

    /** Over the axes from one on. Scale and shift are broadcast. */
    static List<Bounds> layer(Step step) {
        Bounds input = step.input(0);
        int axis = input.shape().axis(step.attributes().integer("axis", -1));
        long terms = PoolingRules.count(input.shape().dims().subList(axis, input.shape().rank()));
        Bounds normal = normal(step, input, terms);
        Bounds scaled =
                new Broadcast(normal, Bounds.constant(step.constant(1)), step.unknowns())
                        .scaled(false);
        return List.of(
                step.has(2)
                        ? new Broadcast(scaled, step.input(2), step.unknowns()).sum(1)
                        : scaled);
    }

    /** Over the places of each channel. */
    static Bounds instance(Step step) {
        Bounds input = step.input(0);
        NotUnderstoodException.unless(input.shape().rank() > 2, "the shape is not known");
        long terms = PoolingRules.count(input.shape().dims().subList(2, input.shape().rank()));
        return byChannel(step, normal(step, input, terms), step.constant(1).size());
    }

    /** Over the places of each group of channels, with a scale for each channel. */
    static Bounds group(Step step) {
        Bounds input = step.input(0);
        NotUnderstoodException.unless(
                input.shape().rank() > 2 && Shape.isKnown(input.shape().dim(1)),
                "the shape is not known");
        int channels = Math.toIntExact(input.shape().dim(1));
        NotUnderstoodException.unless(
                step.constant(1).size() == channels, "its scales are those of groups");
        long groups = Math.max(1, step.attributes().integer("num_groups", 1));
        long places = PoolingRules.count(input.shape().dims().subList(2, input.shape().rank()));
        return byChannel(step, normal(step, input, channels / groups * places), channels);
    }

    private static Bounds byChannel(Step step, Bounds normal, int channels) {
        int[] stored = normal.stored();
        stored[1] = channels;
        AffineSum sum = new AffineSum(channels);
        for (int channel = 0; channel < channels; channel++) {
            sum.add(channel, normal, 0, step.constant(1).get(channel));
            sum.add(channel, step.constant(2).get(channel), 1);
        }
        return sum.finish(normal.shape().with(1, channels), stored, 2);
    }

    /**
     * What is normalised, the same range for all elements. Of n numbers none is more than √(n − 1)
     * standard deviations from their mean (Samuelson 1968). A runtime may take the variance as the
     * mean of squares less the square of the mean, which cancels; so the range is known only where
     * the input is small enough that what is lost is less than half of epsilon.
     */
    private static Bounds normal(Step step, Bounds input, long terms) {
        Bounds hull = input.settled(step.rounding()).hullAs(input.shape());
        ValueRange range = hull.interval(0, step.rounding());
        double largest = Math.max(Math.abs(range.low()), Math.abs(range.high()));
        double epsilon = step.attributes().number("epsilon", 1e-5f);
        double lost =
                ValueRange.product(
                        step.rounding().gamma((int) Math.min(terms + 16, 1 << 22)),
                        4 * largest * largest);
        if (!(lost < epsilon / 2)) {
            return Bounds.uniform(input.shape(), ValueRange.ALL);
        }
        double most = 2 * Math.sqrt((double) Math.max(1, terms - 1));
        return Bounds.uniform(input.shape(), new ValueRange(-most, most));
    }
}
