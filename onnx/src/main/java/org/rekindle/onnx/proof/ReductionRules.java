package org.rekindle.onnx.proof;

import java.util.ArrayList;
import java.util.List;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.ReducedShapes;
import org.rekindle.onnx.shape.Shape;

/** Operators that join the elements along some axes: ReduceMean and the like. */
final class ReductionRules {
    private ReductionRules() {}

    static Bounds mean(Step step) {
        List<Integer> axes = ReducedShapes.axes(step, step.shape(0));
        Bounds hull = hull(step.input(0), axes);
        return reduced(step, PoolingRules.averaged(hull, count(step, axes)), axes);
    }

    static Bounds sum(Step step) {
        List<Integer> axes = ReducedShapes.axes(step, step.shape(0));
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
        List<Integer> axes = ReducedShapes.axes(step, step.shape(0));
        return reduced(step, hull(step.input(0).settled(step.rounding()), axes), axes);
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
        boolean keeps = ReducedShapes.keepsAxes(step);
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
