package org.rekindle.onnx.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Operators that take the elements along some axes together. */
final class ReductionRules {
    private ReductionRules() {}

    static Bounds mean(Step step) {
        List<Integer> axes = axes(step);
        Bounds hull = hull(step.input(0), axes);
        return reduced(step, PoolingRules.averaged(hull, count(step, axes)), axes);
    }

    static Bounds sum(Step step) {
        List<Integer> axes = axes(step);
        boolean known = axes.stream().map(step.input(0).shape()::dim).allMatch(Shape::isKnown);
        NotUnderstoodException.unless(known, "the number of terms is not known");
        Bounds hull = hull(step.input(0), axes);
        long count = count(step, axes);
        AffineSum sum = new AffineSum(hull.size());
        for (int i = 0; i < hull.size(); i++) {
            sum.add(i, hull, i, (double) count);
        }
        return reduced(step, sum.finish(hull.shape(), hull.stored(), count), axes);
    }

    static Bounds extremum(Step step) {
        List<Integer> axes = axes(step);
        return reduced(step, hull(step.input(0).settled(step.rounding()), axes), axes);
    }

    private static List<Integer> axes(Step step) {
        Shape shape = step.input(0).shape();
        Optional<Integers> given = step.integers(1, "axes");
        boolean named = step.has(1) || step.attributes().has("axes");
        boolean skips = step.attributes().integer("noop_with_empty_axes", 0) != 0;
        NotUnderstoodException.unless(
                shape.ranked() && named == given.isPresent() && !skips, "its axes are not known");
        List<Integer> axes = new ArrayList<>();
        if (given.isPresent()) {
            given.get().values().forEach(axis -> axes.add(shape.axis(axis)));
        }
        for (int axis = 0; axes.size() < shape.rank() && !named; axis++) {
            axes.add(axis);
        }
        return axes;
    }

    private static long count(Step step, List<Integer> axes) {
        return PoolingRules.count(axes.stream().map(step.input(0).shape()::dim).toList());
    }

    private static Bounds hull(Bounds input, List<Integer> axes) {
        Bounds hull = input;
        for (int axis : axes) {
            hull = hull.hull(axis);
        }
        return hull;
    }

    private static Bounds reduced(Step step, Bounds hull, List<Integer> axes) {
        boolean keeps = step.attributes().integer("keepdims", 1) != 0;
        List<Long> dims = new ArrayList<>();
        List<Integer> stored = new ArrayList<>();
        for (int axis = 0; axis < hull.shape().rank(); axis++) {
            boolean goes = axes.contains(axis);
            if (!goes || keeps) {
                dims.add(goes ? 1 : hull.shape().dim(axis));
                stored.add(hull.stored(axis));
            }
        }
        return hull.reshaped(Shape.of(dims), stored.stream().mapToInt(i -> i).toArray());
    }
}
