package org.rekindle.onnx.proof;

import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Tensor;
import org.rekindle.onnx.shape.NotUnderstoodException;

/** Batch normalization with the statistics of training, which is affine. */
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
}
