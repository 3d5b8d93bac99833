package org.rekindle.onnx.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.model.Tensor;

/** Operators that make images larger or smaller, with elements between those that there are. */
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
        Shape shape = Shape.of(sizes(step, input.shape()));
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

    private static List<Long> sizes(Step step, Shape shape) {
        int rank = shape.rank();
        Optional<Integers> sizes = step.integers(3);
        if (sizes.isPresent() && sizes.get().values().size() == rank) {
            return sizes.get().values();
        }
        int place = step.inputs() > 2 ? 2 : 1;
        Optional<List<Double>> scales = step.tensor(place).map(ResizeRules::numbers);
        List<Float> older = step.attributes().numbers("scales");
        List<Long> dims = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            double scale = Double.NaN;
            if (scales.isPresent() && scales.get().size() == rank) {
                scale = scales.get().get(axis);
            } else if (older.size() == rank) {
                scale = older.get(axis);
            }
            dims.add(size(shape.dim(axis), scale, step.unknowns()));
        }
        return dims;
    }

    private static List<Double> numbers(Tensor tensor) {
        List<Double> numbers = new ArrayList<>();
        for (double value : tensor.values()) {
            numbers.add(value);
        }
        return numbers;
    }

    /** The product is rounded down; near a whole number it may go either way in the runtime. */
    private static long size(long dim, double scale, Unknowns unknowns) {
        if (scale == 1) {
            return dim;
        }
        double size = dim * scale;
        boolean clear = size == Math.rint(size) && scale == Math.rint(scale);
        return Shape.isKnown(dim) && clear ? (long) size : unknowns.fresh();
    }
}
