package org.rekindle.onnx.proof;

import java.util.Set;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.ResizedShapes;
import org.rekindle.onnx.shape.Shape;

/** Operators that make images larger or smaller by interpolating between elements. */
final class ResizeRules {
    /** Roundings of an element: of a weight along each axis, of products and of sums. */
    private static final int TERMS = 32;

    private ResizeRules() {}

    static Bounds resize(Step step) {
        Attributes attributes = step.attributes();
        NotUnderstoodException.unless(
                Set.of("nearest", "linear").contains(attributes.text("mode", "nearest"))
                        && attributes.integer("antialias", 0) == 0
                        && !attributes.has("axes")
                        && !attributes.has("keep_aspect_ratio_policy")
                        && !attributes
                                .text("coordinate_transformation_mode", "")
                                .equals("tf_crop_and_resize"),
                "its mode is not described");
        Bounds input = step.input(0);
        if (!input.shape().ranked()) {
            return mixed(input.hullAs(Shape.UNRANKED));
        }
        Shape shape = ResizedShapes.resize(step);
        Bounds hull = input;
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (shape.dim(axis) != input.shape().dim(axis)) {
                hull = hull.hull(axis);
            }
        }
        return mixed(hull).reshaped(shape, hull.stored());
    }

    private static Bounds mixed(Bounds input) {
        return PoolingRules.averaged(input, TERMS);
    }
}
