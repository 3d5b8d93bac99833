package org.rekindle.onnx.proof;

import java.util.List;
import org.rekindle.onnx.model.Attributes;
import org.rekindle.onnx.shape.NotUnderstoodException;
import org.rekindle.onnx.shape.Shape;
import org.rekindle.onnx.shape.Window;
import org.rekindle.onnx.shape.WindowShapes;

/** Pools, which join several places of a channel. */
final class PoolingRules {
    /** As many terms as there can be where their number is not known: an image of 2048 by 2048. */
    private static final long ANY_NUMBER = 1 << 22;

    private PoolingRules() {}

    static Bounds max(Step step) {
        Bounds input = places(step);
        Window window = window(step, input);
        Bounds pooled = input.settled(step.rounding());
        if (window.mayMiss()) {
            pooled =
                    pooled.mapped(
                            step.rounding(),
                            x -> new ValueRange(Double.NEGATIVE_INFINITY, x.high()));
        }
        Shape shape = window.output(input.shape(), input.shape().dim(1), step.unknowns());
        return pooled.reshaped(shape, pooled.stored());
    }

    static Bounds average(Step step) {
        Bounds input = places(step);
        Window window = window(step, input);
        Bounds seen = window.reachesOver() ? input.withZero() : input;
        Shape shape = window.output(input.shape(), input.shape().dim(1), step.unknowns());
        return averaged(seen, window.taps()).reshaped(shape, seen.stored());
    }

    static Bounds globalMax(Step step) {
        Bounds input = places(step);
        return input.settled(step.rounding())
                .reshaped(WindowShapes.globalPool(input.shape()), input.stored());
    }

    static Bounds globalAverage(Step step) {
        Bounds input = places(step);
        long terms = count(input.shape().dims().subList(2, input.shape().rank()));
        return averaged(input, terms)
                .reshaped(WindowShapes.globalPool(input.shape()), input.stored());
    }

    /** A mean of elements that share the same bounds; it has these bounds too. */
    static Bounds averaged(Bounds input, long terms) {
        AffineSum sum = new AffineSum(input.size());
        for (int i = 0; i < input.size(); i++) {
            sum.add(i, input, i, 1);
        }
        return sum.finish(input.shape(), input.stored(), terms);
    }

    /** How many elements there are along some axes, whose sizes may not be known. */
    static long count(List<Long> dims) {
        return dims.stream().allMatch(Shape::isKnown)
                ? dims.stream().reduce(1L, Math::multiplyExact)
                : ANY_NUMBER;
    }

    private static Bounds places(Step step) {
        NotUnderstoodException.unless(step.input(0).shape().ranked(), "the shape is not known");
        return ConvolutionRules.channels(
                step.input(0), step.input(0).shape().rank(), step.unknowns());
    }

    private static Window window(Step step, Bounds input) {
        Attributes attributes = step.attributes();
        List<Long> kernel = attributes.integers("kernel_shape");
        NotUnderstoodException.unless(
                kernel.size() == input.shape().rank() - 2, "the shapes do not fit");
        return Window.of(attributes, kernel);
    }
}
