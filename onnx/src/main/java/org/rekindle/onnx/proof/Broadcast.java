package org.rekindle.onnx.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Shape;
import org.rekindle.onnx.shape.Unknowns;

/** Two values side by side, element by element, each repeated where it has one for many. */
final class Broadcast {
    private final Bounds first;
    private final Bounds second;
    private final Shape shape;
    private final int[] stored;
    private final int[] fromFirst;
    private final int[] fromSecond;

    Broadcast(Bounds first, Bounds second, Unknowns unknowns) {
        shape = Shape.broadcast(first.shape(), second.shape(), unknowns);
        this.first = aligned(first);
        this.second = aligned(second);
        stored = new int[shape.rank()];
        for (int axis = 0; axis < stored.length; axis++) {
            int one = this.first.stored(axis);
            int other = this.second.stored(axis);
            NotUnderstoodException.unless(
                    one == other || one == 1 || other == 1, "the shapes do not fit");
            stored[axis] = Math.max(one, other);
        }
        fromFirst = Strides.sources(stored, Strides.repeating(this.first.stored()));
        fromSecond = Strides.sources(stored, Strides.repeating(this.second.stored()));
    }

    private Bounds aligned(Bounds value) {
        if (!shape.ranked()) {
            return value.hullAs(shape);
        }
        int missing = shape.rank() - value.shape().rank();
        int[] longer = new int[shape.rank()];
        for (int axis = 0; axis < longer.length; axis++) {
            longer[axis] = axis < missing ? 1 : value.stored(axis - missing);
        }
        return value.reshaped(shape, longer);
    }

    /** The first alone, repeated. */
    Bounds first() {
        return first.reshaped(shape, first.stored());
    }

    /** The first plus a factor times the second. */
    Bounds sum(double factor) {
        AffineSum sum = new AffineSum(fromFirst.length);
        for (int i = 0; i < fromFirst.length; i++) {
            sum.add(i, first, fromFirst[i], 1);
            sum.add(i, second, fromSecond[i], factor);
        }
        return sum.finish(shape, stored, 2);
    }

    /** The first times the second, which is known, or times its reciprocal. */
    Bounds scaled(boolean divided) {
        AffineSum sum = new AffineSum(fromFirst.length);
        for (int i = 0; i < fromFirst.length; i++) {
            double number = second.number(fromSecond[i]);
            sum.add(i, first, fromFirst[i], divided ? 1 / number : number);
        }
        return sum.finish(shape, stored, 1);
    }

    /** Any function of both. */
    Bounds mapped(Rounding rounding, BinaryOperator<ValueRange> function) {
        List<ValueRange> intervals = new ArrayList<>();
        for (int i = 0; i < fromFirst.length; i++) {
            intervals.add(
                    function.apply(
                            first.interval(fromFirst[i], rounding),
                            second.interval(fromSecond[i], rounding)));
        }
        return Bounds.settled(shape, stored, intervals);
    }
}
